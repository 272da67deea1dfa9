==> migrations/0001_a.sql
lock t in share mode;
lock table t in access exclusive mode nowait;
