create table parent (id integer identity(1, 1), name varchar(5) not null default 'x', primary key (id));
create table plain (like parent);
create table with_defaults (like parent including defaults, more integer);
