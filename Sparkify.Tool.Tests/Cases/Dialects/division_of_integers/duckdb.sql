select 7 / 2 as a, -7 / 2 as b, 7 % -3 as c, mod(-7, 3) as d, 7 / 2.0 as e, 1 / CAST(3 AS DOUBLE) as f;
