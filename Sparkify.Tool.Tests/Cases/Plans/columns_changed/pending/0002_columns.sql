alter table users add column country varchar(2) default 'de';
alter table users drop column gender;
alter table users rename column grade to level;
alter table users alter column name encode zstd;
