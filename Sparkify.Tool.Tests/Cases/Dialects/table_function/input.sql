create table t (a integer);
select t.a
from t
inner join read_csv('data.csv') as f on t.a = f.a;
