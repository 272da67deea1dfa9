insert into t values ("sparkify".cut_varchar(CAST('abcdef' AS text), 3), "sparkify".cut_varchar(CAST('abcdef' AS text), 5) || 'x');
insert into t (b)(select "sparkify".cut_varchar(name, 2) || "sparkify".cut_varchar(CAST('z' AS text), 1) from (select 'name' as name) AS sparkify_query_22);
update t set a = "sparkify".cut_varchar((a || b), 2) where a is not null;
merge into t using (select 'q' as k) as s on rtrim(t.a, ' ') = rtrim(s.k, ' ')
when matched then delete
when not matched then insert values (s.k, "sparkify".cut_varchar(CAST('long text' AS text), 4));
select "sparkify".cut_varchar(name, 4) as short, "sparkify".cut_varchar(name, 4) || '!' as more, a, b
from t cross join (select 'lateral' as name) AS sparkify_query_23
order by b;
