-- accepted values: one row a user whose level is neither free nor paid.
select
    user_id,
    level
from users
where
    level is null
    or level not in ('free', 'paid');
