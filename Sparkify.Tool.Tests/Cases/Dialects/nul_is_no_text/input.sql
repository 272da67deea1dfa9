select 'a',
    'b\0c';
