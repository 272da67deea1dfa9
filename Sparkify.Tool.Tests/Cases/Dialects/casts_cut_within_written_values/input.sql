create table t (a varchar(3), b varchar(9));
insert into t values ('abcdef'::varchar(3), cast('abcdef' as varchar(5)) || 'x');
insert into t (b)(select name::varchar(2)||'z'::varchar(1) from (select 'name' as name));
update t set a = (a || b)::varchar(2) where a is not null;
merge into t using (select 'q' as k) as s on t.a = s.k
when matched then delete
when not matched then insert values (s.k, 'long text'::varchar(4));
select name::varchar(4) as short, short || '!' as more, a, b
from t cross join (select 'lateral' as name)
order by b;
