select 1
form t;
