==> migrations/0001_a.sql
-- sparkify: transaction=off
alter table t append from u;
==> transforms/010_a.sql
insert into t select * from u;
delete from t;
