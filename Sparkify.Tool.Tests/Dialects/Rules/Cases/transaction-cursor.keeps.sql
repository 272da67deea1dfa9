==> migrations/0001_a.sql
declare c cursor for select 1;
fetch next from c;
close c;
