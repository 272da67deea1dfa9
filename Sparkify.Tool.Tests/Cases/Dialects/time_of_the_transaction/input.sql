create table t (made timestamp default sysdate, n integer);
begin;
insert into t (n) values (1);
select count(*) as same
from t
where made = SYSDATE and date_trunc('second', made) = GetDate() and made < sysdate + interval '1 second';
