CREATE TABLE parent(id INTEGER DEFAULT(nextval('"sparkify".identity_…')) NOT NULL, "name" VARCHAR DEFAULT(sparkify.fit_varchar(CAST('x' AS VARCHAR), 5)) NOT NULL);
CREATE TABLE plain(id INTEGER NOT NULL, "name" VARCHAR NOT NULL);
CREATE TABLE with_defaults(id INTEGER DEFAULT(nextval('"sparkify".identity_…')) NOT NULL, "name" VARCHAR DEFAULT(sparkify.fit_varchar(CAST('x' AS VARCHAR), 5)) NOT NULL, more INTEGER);
