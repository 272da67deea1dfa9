select 9 / 2 as half, half / 2 as quarter, quarter % 2 as bit;
