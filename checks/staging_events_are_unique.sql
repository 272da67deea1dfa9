-- One row a (session_id, item_in_session) with more than one version in staging_events. Staging tables declare no keys.
select
    session_id,
    item_in_session,
    count(*) as version_count
from staging_events
group by
    session_id,
    item_in_session
having count(*) > 1;
