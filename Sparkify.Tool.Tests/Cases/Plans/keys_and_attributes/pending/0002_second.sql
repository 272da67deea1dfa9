alter table a drop constraint x_key;
alter table a add primary key (x, y);
alter table a alter diststyle key distkey y;
alter table a alter compound sortkey (x, y);
alter table b alter diststyle even;
alter table b alter sortkey none;
