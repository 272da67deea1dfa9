create table plays (id integer, doc super);

select song from plays full join plays.doc.songs as song on true;
