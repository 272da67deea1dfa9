-- ${name}: the table that this fills, and its grain. A transform runs at every load, in the order of the numbers.
-- Write by key, so that loading an object twice changes nothing: delete what comes again, then insert.
-- A header in the first comment lines, where it is needed:
--   transaction=off   for what Redshift refuses inside a transaction: such transforms stand last and run after the commit
-- Write it as "-- sparkify:" and key=value. Replace the statement below.
select 1 as replace_this;
