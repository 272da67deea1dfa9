-- staging_orders: one order as it came. Transforms run at every load; a COPY reads only objects that are new or changed.
copy staging_orders (
    order_id,
    customer,
    amount,
    ordered_at
)
from '${orders}'
iam_role '${iam_role}'
json 'auto'
timeformat 'auto';

-- A newer version of an order replaces the older one.
delete from staging_orders
using staging_orders as newer
where
    staging_orders.order_id = newer.order_id
    and staging_orders.loaded_at <> sysdate
    and newer.loaded_at = sysdate;
