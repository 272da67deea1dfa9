==> transforms/010_a.sql
select a from t tablesample system (10);
select a from t using sample 10;
