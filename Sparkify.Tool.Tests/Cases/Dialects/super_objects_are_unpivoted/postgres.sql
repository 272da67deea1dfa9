insert into plays values (1, "sparkify".json_parse(CAST('{"a":1,"b":[2]}' AS text)));
select "value"."name", "sparkify".super_kind("sparkify".to_super("value"."value")) from plays, LATERAL (SELECT "sparkify".super_get(plays.doc, sparkify_names.n) AS "value", sparkify_names.n AS "name" FROM unnest("sparkify".super_names(plays.doc)) AS sparkify_names (n)) AS "value" order by "value"."name";
