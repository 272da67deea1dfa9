-- sparkify: transaction=off
alter table users alter column name type varchar(64);
