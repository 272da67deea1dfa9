create table plays (id integer, doc super);
insert into plays values (1, json_parse('{"user":{"first name":"Ada"},"songs":[{"length":2.50},{"length":3}]}'));

-- a path that a JSON path can hold is taken at once
select doc.user."first name", plays.doc.songs[0].length, doc.songs[id].length from plays where doc.songs[1].length = 3.0;
