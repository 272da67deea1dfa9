insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz'), (5, 4, 'live');
select sparkify_level AS "level", "folders"."name" AS "name", "folders"."parent" AS "parent"
from (WITH RECURSIVE sparkify_rows AS (SELECT "folders"."id" AS "id", "folders"."parent" AS "parent", "folders"."name" AS "name" FROM folders), sparkify_tree AS (SELECT sparkify_row.*, 1 AS sparkify_level FROM sparkify_rows AS sparkify_row WHERE sparkify_row."parent" is null UNION ALL SELECT sparkify_row.*, sparkify_parent.sparkify_level + 1 FROM sparkify_tree AS sparkify_parent JOIN sparkify_rows AS sparkify_row ON (sparkify_parent."id" = sparkify_row."parent")) SELECT * FROM sparkify_tree) AS "folders"
where rtrim("folders"."name", ' ') <> rtrim('jazz', ' ')
order by level, name;
