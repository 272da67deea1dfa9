insert into t (name) values ('a');
insert into t (given, name) values (77, 'b');
insert into t values (default, default, 'c');
select id, given, name from t order by id;
