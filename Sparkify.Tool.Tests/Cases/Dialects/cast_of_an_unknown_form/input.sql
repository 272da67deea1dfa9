select 1 +::varchar(3);
