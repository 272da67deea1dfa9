-- users: one user id seen in any event, as of the user's newest event.
-- DISTSTYLE ALL: a small dimension, copied to every node so that joins to it move no rows.
-- SORTKEY user_id: what it is joined and merged by.
create table users (
    user_id integer not null,
    first_name varchar(256),
    last_name varchar(256),
    gender varchar(16),
    level varchar(16),
    primary key (user_id)
)
diststyle all
sortkey (user_id);
