create table t (id integer, name varchar(3));
insert into t values
    (1, 'abc'),
    (2, 'äöü');
