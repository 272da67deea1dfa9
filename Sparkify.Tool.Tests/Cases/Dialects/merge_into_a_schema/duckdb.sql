insert into s.t values (1, 'a');
insert into main.news values (1, 'b'), (2, 'c');
SELECT 1 FROM s.t JOIN main.news ON s.t.id = news.id GROUP BY "t".rowid HAVING count(*) > 1 LIMIT 1 -- must give no row;
merge into s.t using main.news on s.t.id = news.id
when matched then update set name = news.name
when not matched then insert values (news.id, news.name);
select id, name from s.t order by id;
