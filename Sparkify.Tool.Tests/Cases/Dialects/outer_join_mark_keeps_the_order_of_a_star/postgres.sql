insert into songs values (1, 'one'), (2, 'two'), (3, 'three');
insert into ratings values (1, 5), (1, 2), (2, 3);
select "r"."song", "r"."stars", "s"."song", "s"."title" from songs as s LEFT JOIN ratings as r ON r.song = s.song order by s.song, r.stars;
