==> migrations/0001_a.sql
lock t;
