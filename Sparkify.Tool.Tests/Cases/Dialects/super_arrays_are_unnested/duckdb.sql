insert into plays values (1, "sparkify".json_parse(CAST('{"songs":[{"title":"One","marks":[1]},{"title":"Two"}]}' AS VARCHAR))), (2, "sparkify".json_parse(CAST('{}' AS VARCHAR)));
select p.id, "sparkify".super_extract("song"."song", '$."title"'), "song"."place", "mark"."mark"
from plays as p left join LATERAL (SELECT unnest("sparkify".super_elements("sparkify".super_extract(p.doc, '$."songs"'))) AS "song", generate_subscripts("sparkify".super_elements("sparkify".super_extract(p.doc, '$."songs"')), 1) - 1 AS "place") AS "song" on true left join LATERAL (SELECT unnest("sparkify".super_elements("sparkify".super_extract("song"."song", '$."marks"'))) AS "mark") AS "mark" ON TRUE
order by id, "song"."place";
