insert into t values ('a long name', 12), ('äöü', 345), (null, null);
select
    "sparkify".cut_varchar(name::varchar(5), 5) as a,
    "sparkify".cut_varchar(upper(name)::varchar(4), 4) || '!' as b,
    "sparkify".cut_varchar(cast(t.name || 'x' as character varying(3)), 3) as c,
    rtrim("sparkify".cut_varchar((name || '-' || n)::char(2), 2), ' ') as d,
    '[' || rtrim("sparkify".cut_varchar('a  '::char(3), 3), ' ') || ']' as e,
    "sparkify".cut_varchar("sparkify".cut_varchar(case when n > 100 then 'many' else 'few' end::varchar(3), 3)::varchar(2), 2) as f,
    "sparkify".cut_varchar(n::decimal(5, 1)::varchar(4), 4) as g,
    "sparkify".cut_varchar(date '2018-11-12'::varchar(7), 7) as h,
    "sparkify".cut_varchar('x'::varchar(65535), 65535) as i,
    rtrim("sparkify".cut_varchar('yes'::char, 1), ' ') as j,
    "sparkify".cut_varchar(row_number() over (order by n)::varchar(1), 1) as k,
    "sparkify".cut_varchar(try_cast(n as varchar(2)), 2) as l
from t
order by n;
