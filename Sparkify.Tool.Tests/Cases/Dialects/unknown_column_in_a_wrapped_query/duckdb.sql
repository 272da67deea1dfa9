insert into t (id, name)
SELECT c1, "sparkify".fit_varchar(c2, 10) FROM (select
    1,
    upper(CAST(titel AS VARCHAR))
from (select 'x' as title) as s) AS sparkify_values(c1, c2);
