==> transforms/010_a.sql
select b'101', X'1F';
select {'a': 1};
