select *
from 'data.csv';
