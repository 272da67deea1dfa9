insert into folders values (1, null, 'root'), (2, 1, 'music'), (3, 1, 'text'), (4, 2, 'jazz'), (5, 4, 'live');
