==> transforms/010_a.sql
merge into t using s on t.a = s.a when matched then update set b = s.b when not matched then insert values (s.a, s.b);
