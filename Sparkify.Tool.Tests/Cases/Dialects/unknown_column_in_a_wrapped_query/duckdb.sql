insert into t (id, name)
SELECT c1, "sparkify".fit_varchar(CAST((c2) AS VARCHAR), 10) FROM (select
    1 AS "?column?",
    upper(titel) AS "upper"
from (select 'x' as title) as s) AS sparkify_values(c1, c2);
