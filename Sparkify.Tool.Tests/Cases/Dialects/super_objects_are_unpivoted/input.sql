create table plays (id integer, doc super);
insert into plays values (1, json_parse('{"a":1,"b":[2]}'));

select name, json_typeof(value) from plays, unpivot plays.doc as value at name order by name;
