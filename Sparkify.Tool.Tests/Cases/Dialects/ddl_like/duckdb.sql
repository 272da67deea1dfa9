CREATE TABLE parent(id INTEGER DEFAULT(nextval('"sparkify".identity_…')) NOT NULL, "name" VARCHAR DEFAULT('x') NOT NULL);
CREATE TABLE plain(id INTEGER NOT NULL, "name" VARCHAR NOT NULL);
CREATE TABLE with_defaults(id INTEGER DEFAULT(nextval('"sparkify".identity_…')) NOT NULL, "name" VARCHAR DEFAULT('x') NOT NULL, more INTEGER);
