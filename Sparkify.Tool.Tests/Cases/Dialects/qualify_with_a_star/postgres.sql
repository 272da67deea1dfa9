insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
SELECT c1 AS "play_id", c2 AS "listener", c3 AS "seconds", c4 AS "tens" FROM (select ((seconds / 10) > CAST(trunc(avg(seconds)   over ()) AS bigint) / 10), *, seconds / 10 as tens
from plays as p) AS sparkify_rows (q, c1, c2, c3, c4) WHERE q
order by play_id;
