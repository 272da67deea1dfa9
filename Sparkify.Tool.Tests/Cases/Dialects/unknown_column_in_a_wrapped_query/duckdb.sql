insert into t (id, name)
SELECT * REPLACE ("sparkify".fit_varchar(CAST((c2) AS VARCHAR), 10) AS c2) FROM (select
    1,
    upper(titel)
from (select 'x' as title) as s) AS sparkify_values(c1, c2);
