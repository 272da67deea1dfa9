insert into show (at, describe, qualify) values (1, 'one', 10), (2, 'two', 20);
SELECT c1 AS "at", c2 AS "summarize", c3 AS "map" FROM (select (row_number() over (order by at desc) = 1), at, s.describe summarize, max(qualify) as map
from show as s
where at > 0
group by at, s.describe) AS sparkify_rows (q, c1, c2, c3) WHERE q;
