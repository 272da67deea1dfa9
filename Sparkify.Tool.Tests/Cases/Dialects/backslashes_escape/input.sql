select
    'tab[\t] newline[\n] quote[\'] doubled[''] backslash[\\]' as escapes,
    '\101\x42C' as codes,
    'a\qb' as unknown,
    E'e\\n' as prefixed,
    E'plain' as plain,
    'C:\\dir' like 'C:%' as matches;
