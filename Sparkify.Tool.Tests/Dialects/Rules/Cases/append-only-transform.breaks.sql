==> transforms/010_a.sql
copy staging from 's3://b/p' iam_role default json 'auto';
insert into fact select * from staging;
==> transforms/020_b.sql
insert into public.fact select 1;
