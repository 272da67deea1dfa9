create table t (
    a integer,
    b geometry
);
