create table "Mixed Case" (Id integer, "Full Name" varchar(20));
insert into "MIXED CASE" (ID, "FULL NAME") values (1, 'Ada');
select M.Id AS TheId, m."Full Name", "m".id as "Other" from "mixed case" as M;
