insert into songs values (1, 'one'), (2, 'two'), (3, 'three');
insert into ratings values (1, 5), (1, 2), (2, 3);
select title, stars
from songs LEFT JOIN ratings ON songs.song = ratings.song AND ratings.stars > 2
where rtrim(title, ' ') <> rtrim('two', ' ')
order by 1;
