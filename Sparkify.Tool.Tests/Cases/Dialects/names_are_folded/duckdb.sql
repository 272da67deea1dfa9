insert into "mixed case" (id, "full name") values (1, 'Ada');
select m.id AS theid, m."full name", "m".id as "other" from "mixed case" as m;
