insert into t values (1, 'a'), (2, 'b');
merge into t using (select 2 as id, 'z' as name union all select 3, 'c') as s on t.id = s.id
when matched then delete
when not matched then insert values (s.id, s.name);
select id, name from t order by id;
