select 1 AS "?column?",
    no_such_function(2) AS "no_such_function";
