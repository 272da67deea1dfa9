==> transforms/010_a.sql
update t set a = u.a, b = 1 from u where t.a = u.a;
