insert into t values ('a long name', 12), ('äöü', 345), (null, null);
select
    "sparkify".cut_varchar(CAST(name AS VARCHAR), 5) as a,
    "sparkify".cut_varchar(CAST(upper(name) AS VARCHAR), 4) || '!' as b,
    "sparkify".cut_varchar(CAST(t.name || 'x' AS VARCHAR), 3) as c,
    rtrim("sparkify".cut_varchar(CAST((name || '-' || n) AS VARCHAR), 2), ' ') as d,
    '[' || rtrim("sparkify".cut_varchar(CAST('a  ' AS VARCHAR), 3), ' ') || ']' as e,
    "sparkify".cut_varchar(CAST("sparkify".cut_varchar(CAST(case when n > 100 then 'many' else 'few' end AS VARCHAR), 3) AS VARCHAR), 2) as f,
    "sparkify".cut_varchar(CAST(CAST(n AS DECIMAL(5,1)) AS VARCHAR), 4) as g,
    "sparkify".cut_varchar(CAST(date '2018-11-12' AS VARCHAR), 7) as h,
    "sparkify".cut_varchar(CAST('x' AS VARCHAR), 65535) as i,
    rtrim("sparkify".cut_varchar(CAST('yes' AS VARCHAR), 1), ' ') as j,
    "sparkify".cut_varchar(CAST(row_number() over (order by n) AS VARCHAR), 1) as k,
    "sparkify".cut_varchar(TRY_CAST(n AS VARCHAR), 2) as l
from t
order by n;
