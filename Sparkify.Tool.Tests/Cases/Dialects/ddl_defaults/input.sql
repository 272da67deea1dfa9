create table t (
    a integer default 7 / 2,
    b varchar(5) default 'abc',
    c varchar(20) default 'it\'s',
    d timestamp default sysdate,
    e timestamp default getdate(),
    f boolean default true not null,
    g integer identity(1, 2)
);
