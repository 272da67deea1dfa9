SELECT 1 FROM t JOIN (select 1 as id, 'long' as name) as s ON t.id = s.id GROUP BY "t".rowid HAVING count(*) > 1 LIMIT 1 -- must give no row;
merge into t using (select 1 as id, 'long' as name) as s on t.id = s.id
when matched then update set name = "sparkify".fit_varchar(s.name, 3)
when not matched then insert values (s.id, "sparkify".fit_varchar(s.name, 3));
