insert into t (b, a) select 1, 2;
insert into t select a + 1, b from t;
select a, b from t order by a;
