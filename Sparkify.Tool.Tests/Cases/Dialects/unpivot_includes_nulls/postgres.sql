insert into readings values ('roof', 4, 20, 9), ('cellar', 7, null, 8);
select place, hour, degrees from (SELECT "place", "dusk", sparkify_labels.label AS "hour", CASE sparkify_labels.n WHEN 1 THEN dawn WHEN 2 THEN noon END AS "degrees" FROM (SELECT 1 AS n, 'dawn' AS label UNION ALL SELECT 2 AS n, 'noon' AS label) AS sparkify_labels CROSS JOIN readings) AS "u" order by 1, 2;
