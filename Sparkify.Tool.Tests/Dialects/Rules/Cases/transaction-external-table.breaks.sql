==> migrations/0001_a.sql
create external table spectrum.sales (a int) stored as parquet location 's3://b/p';
alter table spectrum.sales add column b int;
alter table x.sales set location 's3://b/q';
drop table spectrum.sales;
insert into spectrum.sales select 1;
