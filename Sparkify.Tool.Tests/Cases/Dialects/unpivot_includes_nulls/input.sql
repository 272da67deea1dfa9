create table readings (place varchar(10), dawn int, noon int, dusk int);
insert into readings values ('roof', 4, 20, 9), ('cellar', 7, null, 8);
select place, hour, degrees from readings unpivot include nulls (degrees for hour in (dawn, noon)) as u order by 1, 2;
