==> transforms/010_a.sql
create temp table fresh (like staging);
copy fresh from 's3://b/p' iam_role default json 'auto';
delete from staging using fresh where staging.id = fresh.id;
insert into staging select * from fresh;
insert into fact select * from staging;
insert into dim select * from staging;
select 1 as a into #scratch;
insert into #scratch select 2;
create table rebuilt as select 1 as a;
insert into rebuilt select 2;
==> transforms/020_b.sql
merge into public.fact using staging on fact.id = staging.id when matched then delete when not matched then insert values (1);
update dim set a = 1;
==> migrations/0001_a.sql
create table seed (a int);
insert into seed values (1);
