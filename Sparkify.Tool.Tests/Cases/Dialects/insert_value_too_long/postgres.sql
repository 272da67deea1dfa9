insert into t values
    (1, 'abc'),
    (2, 'äöü');
