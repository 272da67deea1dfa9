create table t (
    a smallint, b int2, c integer, d int4, e int, f bigint, g int8,
    h decimal, i numeric(10), j decimal(38, 10),
    k real, l float4, m float, n float8, o double precision,
    p boolean, q bool,
    r char, s character(5), t nchar(3), u bpchar,
    v varchar, w varchar(max), x character varying(7), y nvarchar(9), z text,
    aa date, ab time, ac timetz, ad timestamp, ae timestamptz,
    af timestamp without time zone, ag timestamp with time zone,
    ah super, ai varbyte(10)
);
