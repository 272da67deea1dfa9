insert into t values ("sparkify".fit_varchar(CAST(("sparkify".cut_varchar(CAST('abcdef' AS VARCHAR), 3)) AS VARCHAR), 3), "sparkify".fit_varchar(CAST(("sparkify".cut_varchar(CAST('abcdef' AS VARCHAR), 5) || 'x') AS VARCHAR), 9));
insert into t (b)SELECT "sparkify".fit_varchar(CAST((c1) AS VARCHAR), 9) FROM ((select "sparkify".cut_varchar(CAST(name AS VARCHAR), 2)||"sparkify".cut_varchar(CAST('z' AS VARCHAR), 1) AS "?column?" from (select 'name' as name))) AS sparkify_values(c1);
update t set a = "sparkify".fit_varchar(CAST(("sparkify".cut_varchar(CAST((a || b) AS VARCHAR), 2)) AS VARCHAR), 3) where a is not null;
SELECT 1 FROM t JOIN (select 'q' as k) as s ON t.a = s.k GROUP BY "t".rowid HAVING count(*) > 1 LIMIT 1 -- must give no row;
merge into t using (select 'q' as k) as s on t.a = s.k
when matched then delete
when not matched then insert values ("sparkify".fit_varchar(CAST((s.k) AS VARCHAR), 3), "sparkify".fit_varchar(CAST(("sparkify".cut_varchar(CAST('long text' AS VARCHAR), 4)) AS VARCHAR), 9));
select "sparkify".cut_varchar(CAST(name AS VARCHAR), 4) as short, short || '!' as more, a, b
from t cross join (select 'lateral' as name)
order by b;
