insert into "mixed case" (ID, "full name") values (1, 'Ada');
select M.Id AS TheId, m."full name", "m".id as "other" from "mixed case" as M;
