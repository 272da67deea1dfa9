==> transforms/010_a.sql
update t set t.a = 1;
update t as u set u.a = u.a + 1 where u.b = 2;
