create table t (id integer, name varchar(10));
insert into t (id, name)
select
    1,
    upper(titel)
from (select 'x' as title) as s;
