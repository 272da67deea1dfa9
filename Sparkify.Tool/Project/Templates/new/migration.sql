-- ${name}: what changes, and why. A migration runs once and is never edited after that.
-- A header in the first comment lines, where it is needed:
--   transaction=off   for what Redshift refuses inside a transaction (VACUUM, ALTER COLUMN TYPE, …): one statement a file
--   repeatable=true   for views and grants: runs again whenever the file changes; such a file needs no number
-- Write it as "-- sparkify:" and key=value. Replace the statement below.
select 1 as replace_this;
