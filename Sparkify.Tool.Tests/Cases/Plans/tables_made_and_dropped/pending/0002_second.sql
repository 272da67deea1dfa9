create schema sales;
create table sales.orders (
    id bigint identity(1, 1),
    code char(4) not null encode bytedict,
    amount decimal(12, 2) default 0,
    placed_at timestamptz default sysdate,
    "Order" super,
    unique (code)
)
backup no
diststyle key
distkey (id)
interleaved sortkey (placed_at, code);
drop table old_users;
insert into kept values (1), (2);
update kept set id = 3;
comment on table kept is 'kept';
