insert into songs values (1, 'one'), (2, 'two'), (3, 'three');
insert into ratings values (1, 5), (1, 2), (2, 3);
