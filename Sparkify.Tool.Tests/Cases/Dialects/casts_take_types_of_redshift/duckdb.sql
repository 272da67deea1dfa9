select
    1.5::double / 2 as a,
    cast(3.7 as decimal(18,0)) as b,
    2.5::decimal(18,0) as c,
    12.345::decimal(5, 2) as d,
    cast('x' as varchar) as e,
    cast(1 as double) as f,
    7::varchar as g,
    try_cast('x' as decimal(18,0)) as h;
