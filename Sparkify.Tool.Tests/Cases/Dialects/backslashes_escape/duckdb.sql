select
    'tab[	] newline[
] quote[''] doubled[''] backslash[\]' as escapes,
    'ABC' as codes,
    'aqb' as unknown,
    'e\n' as prefixed,
    e'plain' as plain,
    'C:\dir' LIKE 'C:%' ESCAPE '\' as matches;
