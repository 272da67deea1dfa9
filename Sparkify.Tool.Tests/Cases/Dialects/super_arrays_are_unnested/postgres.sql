insert into plays values (1, "sparkify".json_parse(CAST('{"songs":[{"title":"One","marks":[1]},{"title":"Two"}]}' AS text))), (2, "sparkify".json_parse(CAST('{}' AS text)));
select p.id, "sparkify".super_get("song"."song", 'title'), "song"."place", "mark"."mark"
from plays as p left join LATERAL (SELECT e AS "song", n - 1 AS "place" FROM unnest("sparkify".super_elements("sparkify".super_get(p.doc, 'songs'))) WITH ORDINALITY AS sparkify_elements (e, n)) AS "song" on true left join LATERAL (SELECT unnest("sparkify".super_elements("sparkify".super_get("song"."song", 'marks'))) AS "mark") AS "mark" ON TRUE
order by id, "song"."place";
