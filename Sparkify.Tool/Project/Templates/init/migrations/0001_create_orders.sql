-- Migrations run once, in the order of their numbers, and are never edited after that: the next change is a new file
-- (sparkify new migration add_currency_to_orders).

-- staging_orders: one order as it came, kept across loads. loaded_at is the load's transaction, so the rows of the running load
-- are those with loaded_at = sysdate.
-- SORTKEY loaded_at: COPY appends in this order, and transforms read the newest rows.
create table staging_orders (
    order_id integer not null,
    customer varchar(256),
    amount decimal(12, 2),
    ordered_at timestamp,
    loaded_at timestamp not null default sysdate
)
diststyle even
sortkey (loaded_at);

-- orders: one order. Keys are declared for Redshift's planner; sparkify checks them at every load, since Redshift does not.
-- DISTKEY order_id: orders are joined and replaced by it. SORTKEY ordered_at: reports ask for ranges of it.
create table orders (
    order_id integer not null,
    customer varchar(256) not null,
    amount decimal(12, 2) not null,
    ordered_at timestamp not null,
    primary key (order_id)
)
diststyle key
distkey (order_id)
sortkey (ordered_at);
