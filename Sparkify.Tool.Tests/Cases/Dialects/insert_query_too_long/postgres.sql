insert into t
select
    1,
    'abcd' as name;
