create schema sales;
create table sales.orders (id integer);
create view sales.newest as select id from sales.orders;
create table orders (id integer);
