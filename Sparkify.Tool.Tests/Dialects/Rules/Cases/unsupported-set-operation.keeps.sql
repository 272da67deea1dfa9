==> transforms/010_a.sql
select a from t except select b from u union all select c from v minus select d from w;
