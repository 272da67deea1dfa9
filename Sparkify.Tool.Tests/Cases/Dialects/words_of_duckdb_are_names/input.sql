create table show (at integer, describe varchar(5), qualify integer);
insert into show (at, describe, qualify) values (1, 'one', 10), (2, 'two', 20);
select at, s.describe summarize, max(qualify) as map
from show as s
where at > 0
group by at, s.describe
qualify row_number() over (order by at desc) = 1;
