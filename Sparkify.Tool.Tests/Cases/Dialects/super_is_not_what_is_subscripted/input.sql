create table plays (id integer, name varchar(10));

select name[0] from plays;
