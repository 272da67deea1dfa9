insert into "#steps" values (1), (2);
select CAST(sum(n)   AS BIGINT) as total from "#steps";
