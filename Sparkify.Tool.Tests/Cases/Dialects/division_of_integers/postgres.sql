select 7 / 2 as a, -7 / 2 as b, 7 % -3 as c, mod(-7, 3) as d, (div(CAST(7 AS numeric) * 1e4, CAST(2.0 AS numeric)) * 0.0001) as e, 1 / CAST(3 AS double precision) as f;
