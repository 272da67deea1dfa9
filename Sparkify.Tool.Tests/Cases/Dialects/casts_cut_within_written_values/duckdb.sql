insert into t values ("sparkify".fit_varchar("sparkify".cut_varchar(CAST('abcdef' AS VARCHAR), 3), 3), "sparkify".fit_varchar("sparkify".cut_varchar(CAST('abcdef' AS VARCHAR), 5) || 'x', 9));
insert into t (b)SELECT "sparkify".fit_varchar(c1, 9) FROM ((select "sparkify".cut_varchar(name, 2) || "sparkify".cut_varchar(CAST('z' AS VARCHAR), 1) from (select 'name' as name))) AS sparkify_values(c1);
update t set a = "sparkify".fit_varchar("sparkify".cut_varchar((a || b), 2), 3) where a is not null;
SELECT 1 FROM t JOIN (select 'q' as k) as s ON rtrim(t.a, ' ') = rtrim(s.k, ' ') GROUP BY "t".rowid HAVING count(*) > 1 LIMIT 1 -- must give no row;
merge into t using (select 'q' as k) as s on rtrim(t.a, ' ') = rtrim(s.k, ' ')
when matched then delete
when not matched then insert values ("sparkify".fit_varchar(s.k, 3), "sparkify".fit_varchar("sparkify".cut_varchar(CAST('long text' AS VARCHAR), 4), 9));
select "sparkify".cut_varchar(name, 4) as short, "sparkify".cut_varchar(name, 4) || '!' as more, a, b
from t cross join (select 'lateral' as name)
order by b;
