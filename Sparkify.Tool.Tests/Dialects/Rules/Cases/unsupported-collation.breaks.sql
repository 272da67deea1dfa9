==> migrations/0001_a.sql
create collation c (locale = 'de_DE');
create table t (a varchar(9) collate "de_DE");
==> transforms/010_a.sql
delete from t;
select a from t order by a collate "C";
select a from t where a collate pg_catalog."default" = 'x';
