create table folders (id int, parent int, name varchar(10));
insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz'), (5, 4, 'live');
select f.*, level from folders as f connect by prior f.id = f.parent start with f.id = 4 order by id;
