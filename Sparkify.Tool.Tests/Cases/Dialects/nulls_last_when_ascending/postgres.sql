insert into t values (2), (null), (1);
select a, row_number() over (order by a desc) as place from t order by a;
