create table t (id integer);
create table s (id integer);
merge into t using s on t.id = s.id
remove duplicates;
