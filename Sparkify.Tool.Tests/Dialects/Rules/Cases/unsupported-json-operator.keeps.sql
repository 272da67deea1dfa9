==> transforms/010_a.sql
select a.b.c[0], json_extract_path_text(a, 'b') from t where b = '->';
