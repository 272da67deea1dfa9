insert into t values (1, 'a', 1), (2, 'b', 2);
update t set name = name || 'x', amount = amount + 1 where id = 1;
update t set name = case when s.n = 2 then 'two, too long' else 'two' end, amount = s.n
from (select 2 as id, 3 as n) as s
where t.id = s.id;
select id, name, amount from t order by id;
