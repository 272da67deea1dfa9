insert into t values (1, '12', 'x');
select * from u;
