insert into t values (1, 'a'), (2, 'b');
SELECT 1 FROM t JOIN (select 2 as id, 'z' as name union all select 3, 'c') as s ON t.id = s.id GROUP BY "t".rowid HAVING count(*) > 1 LIMIT 1 -- must give no row;
merge into t using (select 2 as id, 'z' as name union all select 3, 'c') as s on t.id = s.id
when matched then delete
when not matched then insert values (s.id, "sparkify".fit_varchar(s.name, 3));
select id, name from t order by id;
