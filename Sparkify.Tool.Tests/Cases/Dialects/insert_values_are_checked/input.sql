create table t (id integer, name varchar(3), code char(2), note varchar);
insert into t values (1, 'abc', 'de', 'x'), (2, 'ab  ', 'd ', null), (3, 'a' || 'b', upper('d'), default);
insert into t (note, id) values ('short', 4);
select id, '[' || name || ']' as name, '[' || code || ']' as code, note from t order by id;
