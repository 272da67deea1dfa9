-- accepted range: a check returns the rows that are wrong; any row of it stops a load before it is committed.
select
    order_id,
    amount
from orders
where amount < 0;
