create table plays (id integer, doc super);
insert into plays values (1, json_parse('{"v":1}')), (2, json_parse('{"v":1.0}')), (3, json_parse('{"v":"1"}'));

select doc.v::varchar, count(*) from plays group by doc.v having count(*) > 0 order by doc.v;
select distinct doc.v from plays where id > 1 order by doc.v desc;
