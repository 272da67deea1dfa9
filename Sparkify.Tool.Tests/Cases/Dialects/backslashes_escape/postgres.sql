select
    'tab[	] newline[
] quote[''] doubled[''] backslash[\]' as escapes,
    'ABC' as codes,
    'aqb' as unknown,
    'e\n' as prefixed,
    E'plain' as plain,
    'C:\dir' LIKE 'C:%' as matches;
