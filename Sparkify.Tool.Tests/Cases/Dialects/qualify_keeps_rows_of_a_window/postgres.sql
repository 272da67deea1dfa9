insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
SELECT c1 AS "listener", c2 AS "seconds" FROM (select (row_number() over (partition by listener order by seconds desc) = 1), play_id, listener, seconds
from plays as p) AS sparkify_rows (q, o1, c1, c2) WHERE q
order by o1;
