insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz'), (5, 4, 'live');
select sparkify_tree."name" AS "name", sparkify_tree."name_2" as above, sparkify_level AS "level"
from (WITH RECURSIVE sparkify_rows AS (SELECT "f"."id" AS "id", "f"."parent" AS "parent", "f"."name" AS "name", "p"."id" AS "id_2", "p"."parent" AS "parent_2", "p"."name" AS "name_2" FROM folders as f
left join folders as p on f.parent = p.id), sparkify_tree AS (SELECT sparkify_row.*, 1 AS sparkify_level FROM sparkify_rows AS sparkify_row WHERE sparkify_row."id" = 2 UNION ALL SELECT sparkify_row.*, sparkify_parent.sparkify_level + 1 FROM sparkify_tree AS sparkify_parent JOIN sparkify_rows AS sparkify_row ON (sparkify_parent."id" = sparkify_row."parent" and (sparkify_parent.sparkify_level + 1) <= 2)) SELECT * FROM sparkify_tree) AS sparkify_tree
order by sparkify_tree."name";
