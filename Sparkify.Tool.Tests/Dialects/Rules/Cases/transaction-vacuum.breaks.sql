==> migrations/0001_a.sql
vacuum;
vacuum full t to 99 percent;
