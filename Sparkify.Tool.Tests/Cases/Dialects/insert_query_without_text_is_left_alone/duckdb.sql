insert into t (b, a) select 1 AS "?column?", 2 AS "?column?";
insert into t select a + 1 AS "?column?", b from t;
select a, b from t order by a;
