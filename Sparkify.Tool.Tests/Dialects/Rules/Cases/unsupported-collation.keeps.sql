==> migrations/0001_a.sql
create table t (a varchar(9) collate case_insensitive);
==> transforms/010_a.sql
delete from t where collate(a, 'case_insensitive') = 'x';
