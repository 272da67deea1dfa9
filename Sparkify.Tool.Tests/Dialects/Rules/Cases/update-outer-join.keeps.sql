==> transforms/010_a.sql
update t set a = left(u.a, 1) from u join v on u.a = v.a where t.a = u.a;
update t set a = w.a from (select u.a from u left join v on u.a = v.a) as w where t.a = w.a;
update t set a = 1 where a in (select u.a from u left join v on u.a = v.a);
