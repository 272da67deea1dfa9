create table readings (place varchar(10), dawn int, noon int, dusk int);
insert into readings values ('roof', 4, 20, 9), ('cellar', 7, null, 8);
select * from readings unpivot (degrees for hour in (dawn, noon as midday, dusk as 'Dusk')) order by 1, 3;
