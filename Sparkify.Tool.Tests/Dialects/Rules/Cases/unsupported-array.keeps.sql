==> migrations/0001_a.sql
create table t (a super);
==> transforms/010_a.sql
delete from t;
select array(1, 2)[0], a[0], t.a[0].b[1] from t;
