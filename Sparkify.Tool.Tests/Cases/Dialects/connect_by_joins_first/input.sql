create table folders (id int, parent int, name varchar(10));
insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz'), (5, 4, 'live');
select f.name, p.name as above, level
from folders as f
left join folders as p on f.parent = p.id
start with f.id = 2
connect by prior f.id = f.parent and level <= 2
order by f.name;
