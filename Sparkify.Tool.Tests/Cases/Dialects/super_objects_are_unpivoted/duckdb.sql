insert into plays values (1, "sparkify".json_parse(CAST('{"a":1,"b":[2]}' AS VARCHAR)));
select "value"."name", "sparkify".super_kind("sparkify".to_super("value"."value")) from plays, LATERAL (SELECT unnest("sparkify".super_values(plays.doc)) AS "value", unnest("sparkify".super_names(plays.doc)) AS "name") AS "value" order by "value"."name";
