select
    CAST(1.5 AS double precision) / 2 as a,
    CAST(3.7 AS numeric(18,0)) as b,
    CAST(2.5 AS numeric(18,0)) as c,
    CAST(12.345 AS numeric(5,2)) as d,
    CAST('x' AS text) as e,
    CAST(1 AS double precision) as f,
    rtrim(CAST(7 AS text), ' ') as g,
    CAST("sparkify".decimal_or_null("sparkify".number_of_text('x'), 18, 0) AS numeric(18,0)) as h;
