create table links (a int, b int);
insert into links values (1, 2), (2, 3), (3, 1);
select a, level from links start with a = 1 connect by nocycle prior b = a order by 2;
