==> migrations/0001_a.sql
-- sparkify: transaction=off
create external table spectrum.sales (a int) stored as parquet location 's3://b/p';
==> migrations/0002_a.sql
-- sparkify: transaction=off
alter table spectrum.sales add column b int;
==> migrations/0003_a.sql
-- sparkify: transaction=off
alter table x.sales set location 's3://b/q';
==> migrations/0004_a.sql
-- sparkify: transaction=off
drop table spectrum.sales;
==> migrations/0005_a.sql
-- sparkify: transaction=off
insert into spectrum.sales select 1;
==> transforms/010_a.sql
create external schema other from data catalog database 'd' iam_role default;
create table t (a int);
drop table t;
