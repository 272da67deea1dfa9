==> migrations/0001_a.sql
create table corr (a int);
create function width_bucket(int) returns int stable as $$ select $1 $$ language sql;
==> transforms/010_a.sql
delete from corr;
insert into corr (a) select u.width_bucket(a) from t where corr = 1;
select listagg(a, ','), getdate() from t;
