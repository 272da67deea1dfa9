insert into "other".t values (1);
select a from other.t;
