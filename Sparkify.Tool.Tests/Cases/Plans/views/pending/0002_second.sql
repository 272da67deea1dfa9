drop view gone;
create or replace view changed as
select
    id,
    level
from users
where level = 'paid';
create view late as select id from public.users with no schema binding;
create materialized view counted as select level, count(*) as users from users group by level;
