merge into t using (select 1 as id, 'long' as name) as s on t.id = s.id
when matched then update set name = s.name
when not matched then insert values (s.id, s.name);
