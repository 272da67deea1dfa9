==> migrations/0001_a.sql
create table s (a int);
create table t (like s);
==> transforms/010_a.sql
delete from t;
