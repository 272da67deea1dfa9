insert into t values ("sparkify".fit_varchar(CAST(("sparkify".cut_varchar('abcdef'::varchar(3), 3)) AS VARCHAR), 3), "sparkify".fit_varchar(CAST(("sparkify".cut_varchar(cast('abcdef' as varchar(5)), 5) || 'x') AS VARCHAR), 9));
insert into t (b)SELECT * REPLACE ("sparkify".fit_varchar(CAST((c1) AS VARCHAR), 9) AS c1) FROM ((select "sparkify".cut_varchar(name::varchar(2), 2)||"sparkify".cut_varchar('z'::varchar(1), 1) from (select 'name' as name))) AS sparkify_values(c1);
update t set a = "sparkify".fit_varchar(CAST(("sparkify".cut_varchar((a || b)::varchar(2), 2)) AS VARCHAR), 3) where a is not null;
SELECT 1 FROM t JOIN (select 'q' as k) as s ON t.a = s.k GROUP BY "t".rowid HAVING count(*) > 1 LIMIT 1 -- must give no row;
merge into t using (select 'q' as k) as s on t.a = s.k
when matched then delete
when not matched then insert values ("sparkify".fit_varchar(CAST((s.k) AS VARCHAR), 3), "sparkify".fit_varchar(CAST(("sparkify".cut_varchar('long text'::varchar(4), 4)) AS VARCHAR), 9));
select "sparkify".cut_varchar(name::varchar(4), 4) as short, short || '!' as more, a, b
from t cross join (select 'lateral' as name)
order by b;
