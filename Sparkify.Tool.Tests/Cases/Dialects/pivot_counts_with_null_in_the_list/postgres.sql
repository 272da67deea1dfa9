insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select *
from (SELECT "seconds", count(CASE WHEN rtrim(listener, ' ') = rtrim('ann', ' ') THEN 1 END) AS "a_n", count(CASE WHEN rtrim(listener, ' ') = rtrim('BOB', ' ') THEN 1 END) AS "bob_n", count(CASE WHEN listener IS NULL THEN 1 END) AS "null_n" FROM (select listener, seconds from plays) AS sparkify_query_3 GROUP BY "seconds") AS sparkify_query_3
order by seconds;
