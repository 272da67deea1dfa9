CREATE TABLE t(a INTEGER, b INTEGER);
CREATE VIEW v AS SELECT sparkify.quotient(t.a, b) AS ratio FROM main.t;
CREATE VIEW w (x, y) AS SELECT a, b FROM t;
