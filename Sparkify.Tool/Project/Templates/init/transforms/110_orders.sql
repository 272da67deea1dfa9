-- orders: one order. Replaces the orders that this load brought, by their key: loading an object twice changes nothing.
delete from orders
using staging_orders
where
    orders.order_id = staging_orders.order_id
    and staging_orders.loaded_at = sysdate;

insert into orders (
    order_id,
    customer,
    amount,
    ordered_at
)
with ranked_orders as (
    select
        order_id,
        customer,
        amount,
        ordered_at,
        row_number() over (
            partition by order_id
            order by
                ordered_at desc,
                amount desc,
                customer
        ) as order_rank
    from staging_orders
    where loaded_at = sysdate
)

select
    order_id,
    customer,
    amount,
    ordered_at
from ranked_orders
where order_rank = 1;
