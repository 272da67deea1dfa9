insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
SELECT c1 AS "play_id" FROM (select (row_number() over (order by play_id) = 1), play_id from plays as p) AS sparkify_rows (q, c1) WHERE q
union all
SELECT c1 AS "play_id" FROM (select (row_number() over (order by play_id desc) = 1), play_id from plays as p) AS sparkify_rows (q, c1) WHERE q
order by 1;
