select
    "sparkify".quotient(CAST(1.5 AS DOUBLE), 2) as a,
    CAST(3.7 AS DECIMAL(18,0)) as b,
    CAST(2.5 AS DECIMAL(18,0)) as c,
    CAST(12.345 AS DECIMAL(5,2)) as d,
    CAST('x' AS VARCHAR) as e,
    CAST(1 AS DOUBLE) as f,
    rtrim(CAST(7 AS VARCHAR), ' ') as g,
    TRY_CAST('x' AS DECIMAL(18,0)) as h;
