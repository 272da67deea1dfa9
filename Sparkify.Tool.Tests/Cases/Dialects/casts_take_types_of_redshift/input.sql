select
    1.5::FLOAT / 2 as a,
    cast(3.7 as DECIMAL) as b,
    2.5::numeric as c,
    12.345::decimal(5, 2) as d,
    cast('x' as nvarchar) as e,
    cast(1 as float8) as f,
    7::bpchar as g,
    try_cast('x' as decimal) as h;
