create table totals diststyle key distkey (user_id) as
select user_id, sum(amount) as amount, count(*) as events, max(at) as newest, md5(kind) as hash
from events
group by user_id, kind;
create temp table scratch as select id from events;
drop table scratch;
