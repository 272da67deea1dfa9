insert into t values ('a long name', 12), ('äöü', 345), (null, null);
select
    "sparkify".cut_varchar(name, 5) as a,
    "sparkify".cut_varchar("sparkify".upper(name), 4) || '!' as b,
    "sparkify".cut_varchar(t.name || 'x', 3) as c,
    rtrim("sparkify".cut_varchar((CAST(name || '-' AS text) || CAST(n AS text)), 2), ' ') as d,
    ('[' || rtrim("sparkify".cut_varchar(CAST('a  ' AS text), 3), ' ')) || ']' as e,
    "sparkify".cut_varchar("sparkify".cut_varchar(CAST(case when n > 100 then 'many' else 'few' end AS text), 3), 2) as f,
    "sparkify".cut_varchar(CAST(CAST(n AS numeric(5,1)) AS text), 4) as g,
    "sparkify".cut_varchar(CAST(CAST('2018-11-12' AS date) AS text), 7) as h,
    CAST('x' AS text) as i,
    rtrim("sparkify".cut_varchar(CAST('yes' AS text), 1), ' ') as j,
    "sparkify".cut_varchar(CAST(row_number() over (order by n) AS text), 1) as k,
    "sparkify".cut_varchar(CAST(n AS text), 2) as l
from t
order by n;
