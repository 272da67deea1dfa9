==> migrations/0001_a.sql
savepoint a;
release savepoint a;
release a;
