-- sparkify: repeatable=true
create or replace view again as select id from users where id > 0;
