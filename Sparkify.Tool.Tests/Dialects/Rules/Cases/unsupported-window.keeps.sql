==> transforms/010_a.sql
select sum(a) over (partition by range order by groups, range rows between unbounded preceding and current row) from t;
select count(*) over () as over, t.window from t where range between 1 and 2;
