create table users (
    id integer not null,
    name varchar(16) encode lzo,
    gender varchar(1),
    grade smallint not null default 1,
    primary key (id)
)
diststyle even;
