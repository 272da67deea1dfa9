create table public.t (public integer, a integer);
insert into PUBLIC.t values (1, 2);
update "Public".t set a = 3 where public.t.a = 2;
select public.t.a, t.public from public.t;
