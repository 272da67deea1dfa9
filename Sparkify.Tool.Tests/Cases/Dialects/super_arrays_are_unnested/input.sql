create table plays (id integer, doc super);
insert into plays values (1, json_parse('{"songs":[{"title":"One","marks":[1]},{"title":"Two"}]}')), (2, json_parse('{}'));

select p.id, song.title, place, mark
from plays as p left join p.doc.songs as song at place on true left join song.marks as mark
order by id, place;
