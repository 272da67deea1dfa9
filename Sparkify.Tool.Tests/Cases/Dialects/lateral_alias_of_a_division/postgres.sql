select 9 / 2 as half, (9 / 2) / 2 as quarter, ((9 / 2) / 2) % 2 as bit;
