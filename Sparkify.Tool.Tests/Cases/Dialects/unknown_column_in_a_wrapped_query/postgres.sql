insert into t (id, name)
select
    1,
    "sparkify".upper(CAST(titel AS text))
from (select 'x' as title) as s;
