create table t (name varchar(20), n integer);
insert into t values ('a long name', 12), ('äöü', 345), (null, null);
select
    name::varchar(5) as a,
    upper(name)::VarChar(4) || '!' as b,
    cast(t.name || 'x' as character varying(3)) as c,
    (name || '-' || n)::char(2) as d,
    '[' || 'a  '::char(3) || ']' as e,
    case when n > 100 then 'many' else 'few' end::varchar(3)::varchar(2) as f,
    n::decimal(5, 1)::varchar(4) as g,
    date '2018-11-12'::varchar(7) as h,
    'x'::varchar(max) as i,
    'yes'::char as j,
    row_number() over (order by n)::varchar(1) as k,
    try_cast(n as varchar(2)) as l
from t
order by n;
