-- relationships: one row a time without a songplay; the other way round is the foreign key of songplays.
select time.start_time
from time
left join songplays
    on time.start_time = songplays.start_time
where songplays.start_time is null;
