insert into plays values (1, 'ann', 40), (2, 'ann', 90), (3, 'bob', 30), (4, 'bob', 70), (5, null, 10);
select *, "sparkify".quotient(seconds, 10) as tens
from plays as p
qualify ("sparkify".quotient(seconds, 10)) > "sparkify".quotient(CAST(CAST(sum(seconds)   over () AS HUGEINT) // nullif(count(seconds)   over (), 0) AS BIGINT), 10)
order by play_id;
