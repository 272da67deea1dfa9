==> migrations/0001_a.sql
create table t (a uuid);
create table t (a jsonb, b int);
create table t (a bytea);
create table t (a money);
create table t (a inet);
create table t (a regclass);
create table t (a tsvector);
create table t (a int4range);
create table t (a "char");
create table t (a bit varying (8));
create table t (a point);
create table t (a hugeint);
==> transforms/010_a.sql
delete from t;
select a::uuid, cast(a as json), try_cast(a as bytea), 'x'::"char" from t;
select json '{}', inet '10.0.0.1';
