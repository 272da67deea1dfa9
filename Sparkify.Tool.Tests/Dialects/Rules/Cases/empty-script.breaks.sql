==> migrations/0001_a.sql
-- later
;;
