==> transforms/010_a.sql
update t set a = u.a from u left join v on u.a = v.a where t.a = u.a;
update t set a = u.a from u full outer join v on u.a = v.a where t.a = u.a;
