insert into PUBLIC.t values (1, 2);
update "public".t set a = 3 where public.t.a = 2;
select public.t.a, t.public from public.t;
