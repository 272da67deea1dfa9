==> migrations/0001_a.sql
reindex database d;
rebuildcat;
indexcat;
