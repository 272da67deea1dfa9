create table t (id integer not null, price varchar(10), "Note" varchar(5) default 'n');
insert into t values (1, '12', 'x');
alter table t add column amount decimal(8, 2) default 1.5 not null;
alter table t drop column price;
alter table t rename column amount to price;
alter table t rename to u;
select * from u;
