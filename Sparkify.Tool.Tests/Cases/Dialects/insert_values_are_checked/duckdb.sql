insert into t values (1, 'abc', 'de', 'x'), (2, "sparkify".fit_varchar(CAST('ab  ' AS VARCHAR), 3), "sparkify".fit_char(CAST('d ' AS VARCHAR), 2), null), (3, "sparkify".fit_varchar('a' || 'b', 3), "sparkify".fit_char(upper('d'), 2), default);
insert into t (note, id) values ('short', 4);
select id, ('[' || name) || ']' as name, ('[' || code) || ']' as code, note from t order by id;
