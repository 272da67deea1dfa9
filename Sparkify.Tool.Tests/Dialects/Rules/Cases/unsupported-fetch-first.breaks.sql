==> transforms/010_a.sql
select a from t order by a fetch first 5 rows only;
select a from t order by a desc fetch next row only;
select a from t fetch first 5 rows with ties;
