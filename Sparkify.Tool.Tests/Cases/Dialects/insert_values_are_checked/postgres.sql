insert into t values (1, 'abc', 'de', 'x'), (2, 'ab  ', 'd ', null), (3, 'a' || 'b', "sparkify".upper('d'), default);
insert into t (note, id) values ('short', 4);
select id, ('[' || name) || ']' as name, ('[' || code) || ']' as code, note from t order by id;
