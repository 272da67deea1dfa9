create table t (a integer);
create table if not exists t (b integer);
create table
    T (c integer);
