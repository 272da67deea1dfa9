insert into t values ('a long name', 12), ('äöü', 345), (null, null);
select
    "sparkify".cut_varchar(name, 5) as a,
    "sparkify".cut_varchar(upper(name), 4) || '!' as b,
    "sparkify".cut_varchar(t.name || 'x', 3) as c,
    rtrim("sparkify".cut_varchar((CAST(name || '-' AS VARCHAR) || CAST(n AS VARCHAR)), 2), ' ') as d,
    ('[' || rtrim("sparkify".cut_varchar(CAST('a  ' AS VARCHAR), 3), ' ')) || ']' as e,
    "sparkify".cut_varchar("sparkify".cut_varchar(CAST(case when n > 100 then 'many' else 'few' end AS VARCHAR), 3), 2) as f,
    "sparkify".cut_varchar(CAST(CAST(n AS DECIMAL(5,1)) AS VARCHAR), 4) as g,
    "sparkify".cut_varchar(CAST(CAST('2018-11-12' AS DATE) AS VARCHAR), 7) as h,
    CAST('x' AS VARCHAR) as i,
    rtrim("sparkify".cut_varchar(CAST('yes' AS VARCHAR), 1), ' ') as j,
    "sparkify".cut_varchar(CAST(row_number() over (order by n) AS VARCHAR), 1) as k,
    "sparkify".cut_varchar(CAST(n AS VARCHAR), 2) as l
from t
order by n;
