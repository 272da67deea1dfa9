insert into songs values (1, 'one'), (2, 'two'), (3, 'three');
insert into ratings values (1, 5), (1, 2), (2, 3);
select s.title, r.stars, q.title as other
from songs as s LEFT JOIN ratings as r ON s.song = r.song LEFT JOIN songs as q ON r.stars = q.song
order by s.song, r.stars;
