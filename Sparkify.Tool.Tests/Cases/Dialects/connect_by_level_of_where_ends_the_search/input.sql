create table folders (id int, parent int, name varchar(10));
insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz'), (5, 4, 'live');
select name from folders where level < 2 start with name = 'root' connect by parent = prior id order by 1;
