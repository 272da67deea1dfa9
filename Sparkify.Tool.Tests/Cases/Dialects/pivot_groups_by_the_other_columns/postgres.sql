insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select ann, bob, long_one
from (SELECT "long_one", sum(CASE WHEN rtrim(listener, ' ') = rtrim('ann', ' ') THEN seconds END) AS "ann", sum(CASE WHEN rtrim(listener, ' ') = rtrim('bob', ' ') THEN seconds END) AS "bob" FROM (select listener, seconds, seconds > 50 as long_one from plays) AS sparkify_query_7 GROUP BY "long_one") AS "p"
where bob is not null
order by long_one;
