insert into "#steps" values (1), (2);
select sum(n) as total from "#steps";
