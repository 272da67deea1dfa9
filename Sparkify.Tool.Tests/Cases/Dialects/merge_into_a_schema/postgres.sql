insert into s.t values (1, 'a');
insert into public.news values (1, 'b'), (2, 'c');
merge into s.t using public.news on s.t.id = news.id
when matched then update set name = news.name
when not matched then insert values (news.id, news.name);
select id, name from s.t order by id;
