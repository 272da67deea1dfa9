-- ${name}: one SELECT that returns the rows that are wrong.
-- A header in the first comment lines, where it is needed:
--   severity=warn     is only shown; the default, error, stops a load before its commit
-- Write it as "-- sparkify:" and key=value. Replace the statement below.
select 1 as replace_this
where 1 = 0;
