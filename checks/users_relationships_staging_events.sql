-- relationships: one row a user id that stands in events and not in users, or in users and in no event.
select
    staging_events.user_id,
    'event without user' as reason
from staging_events
left join users
    on staging_events.user_id = users.user_id
where
    staging_events.user_id is not null
    and users.user_id is null
union all
select
    users.user_id,
    'user without event' as reason
from users
left join staging_events
    on users.user_id = staging_events.user_id
where staging_events.user_id is null;
