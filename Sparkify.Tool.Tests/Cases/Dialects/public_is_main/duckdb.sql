insert into main.t values (1, 2);
update main.t set a = 3 where main.t.a = 2;
select main.t.a, t.public from main.t;
