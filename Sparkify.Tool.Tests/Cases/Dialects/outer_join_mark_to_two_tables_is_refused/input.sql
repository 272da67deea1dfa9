create table songs (song int, title varchar(10));
create table ratings (song int, stars int);
insert into songs values (1, 'one'), (2, 'two'), (3, 'three');
insert into ratings values (1, 5), (1, 2), (2, 3);
select 1 from songs as s, ratings as r, songs as t where s.song = r.song(+) and r.stars(+) = t.song;
