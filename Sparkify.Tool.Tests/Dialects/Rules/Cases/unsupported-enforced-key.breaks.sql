==> migrations/0001_a.sql
create table t (a int references s (a) on delete cascade);
create table t (a int unique deferrable initially deferred);
alter table t add foreign key (a) references s (a) not valid;
create table t (a int references s (a) match full);
