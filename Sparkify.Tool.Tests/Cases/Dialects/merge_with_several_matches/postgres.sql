insert into t values (1, 0);
merge into t using (select 1 as id, 5 as n union all select 1, 6) as s on t.id = s.id
when matched then update set n = s.n
when not matched then insert values (s.id, s.n);
