create table plays (play_id int);
select a.play_id from plays as a, (select b.play_id from plays as b where b.play_id = a.play_id) as c;
