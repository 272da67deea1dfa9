==> transforms/010_a.sql
delete from t;
insert into t (a) select name from u order by name;
insert into t select name, count(*) from u group by name;
