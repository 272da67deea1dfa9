select "sparkify".quotient(9, 2) as half, "sparkify".quotient(("sparkify".quotient(9, 2)), 2) as quarter, "sparkify".remainder(("sparkify".quotient(("sparkify".quotient(9, 2)), 2)), 2) as bit;
