create table folders (id int, parent int, name varchar(10));
insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz'), (5, 4, 'live');
select level, name, parent
from folders
where name <> 'jazz'
start with parent is null
connect by prior id = parent
order by level, name;
