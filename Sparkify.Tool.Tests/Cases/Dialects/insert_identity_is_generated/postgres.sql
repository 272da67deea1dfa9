insert into t (name) values ('a');
insert into t (given, name) values (CAST(77 AS bigint), 'b');
insert into t values (default, default, 'c');
select id, given, name from t order by id;
