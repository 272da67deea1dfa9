==> migrations/0001_a.sql
create table t (a bigint default nextval('s'));
==> transforms/010_a.sql
select string_agg(a, ','), covar_pop(a, b), pg_sleep(0) from t;
select frobnicate(a) from t;
select pg_catalog.transaction_timestamp();
