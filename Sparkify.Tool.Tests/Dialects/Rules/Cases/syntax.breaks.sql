==> migrations/0001_a.sql
create table t (a int,);
alter table t add column b;
==> migrations/0002_b.sql
drop table;
selct 1; 'x' y;
create tabel u (a int);
select a from t where;
==> transforms/010_a.sql
copy t from 's3://b/p' iam_role default jsn 'auto';
==> transforms/020_b.sql
delete from t where a = 'x;
