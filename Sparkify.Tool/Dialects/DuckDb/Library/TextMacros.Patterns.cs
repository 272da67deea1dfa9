namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// Regular expressions. Redshift's are DuckDB's, but for what stands around a match ((?=…), (?!…), (?&lt;=…)), which Redshift's PCRE dialect
/// has and RE2 does not: such a pattern is searched for place by place.
/// </summary>
internal static partial class TextMacros
{
    private static IReadOnlyList<LibraryMacro> Patterns =>
        [
            // A pattern as RE2 takes it; flags are those of the call.
            new("regex", "regex(p, flags) AS CASE WHEN contains(flags, 'i') THEN '(?i)' ELSE '' END || p"),
            new("looks_around", @"looks_around(p) AS regexp_matches(p, '\(\?<?[=!]')"),
            // RE2 is never given a pattern that it cannot read, not even in a branch that is not taken.
            new(
                "plain_regex",
                "plain_regex(p, flags) AS CASE WHEN {lib}.looks_around(p) THEN '' ELSE {lib}.regex(p, flags) END"
            ),
            new(
                "has_group",
                @"has_group(p) AS regexp_matches(regexp_replace(p, '\\.|\[\^?\]?[^\]]*\]', '', 'g'), '\(([^?]|\?P?<[^=!])')"
            ),
            new(
                "regexp_matches_of",
                """
                regexp_matches_of(s, p, flags) AS
                    CASE
                        WHEN {lib}.looks_around(p) THEN list_transform({lib}.look_around(s, p, flags), lambda m: m.text)
                        ELSE regexp_extract_all(s, {lib}.plain_regex(p, flags))
                    END
                """
            ),
            new(
                "regexp_count",
                """
                regexp_count(s, p, pos, flags) AS
                    CASE WHEN pos > length(s) AND s <> '' THEN 0
                    ELSE CAST(len({lib}.regexp_matches_of(substring(s, greatest(pos, 1)), p, flags)) AS INTEGER) END
                """
            ),
            new(
                "regexp_replace",
                """
                regexp_replace(s, p, r, pos, flags) AS
                    CASE
                        WHEN pos > length(s) AND s <> '' THEN s
                        WHEN {lib}.looks_around(p) THEN left(s, greatest(pos, 1) - 1)
                            || {lib}.look_around_replace(substring(s, greatest(pos, 1)), p, r, flags)
                        ELSE left(s, greatest(pos, 1) - 1)
                            || system.main.regexp_replace(substring(s, greatest(pos, 1)), {lib}.plain_regex(p, flags), r, 'g')
                    END
                """
            ),
            new(
                "regexp_substr",
                """
                regexp_substr(s, p, pos, occ, flags) AS
                    CASE
                        WHEN s IS NULL OR p IS NULL OR pos IS NULL OR occ IS NULL OR flags IS NULL THEN NULL
                        WHEN occ < 1 OR pos > length(s) THEN ''
                        WHEN {lib}.looks_around(p)
                            THEN coalesce({lib}.regexp_matches_of(substring(s, greatest(pos, 1)), p, flags)[occ], '')
                        ELSE coalesce(regexp_extract_all(
                            substring(s, greatest(pos, 1)), {lib}.plain_regex(p, flags),
                            CASE WHEN contains(flags, 'e') AND {lib}.has_group(p) AND NOT {lib}.looks_around(p) THEN 1 ELSE 0 END
                        )[occ], '')
                    END
                """
            ),
            // A match begins behind the shortest text that can stand before it.
            new(
                "regexp_instr",
                """
                regexp_instr(s, p, pos, occ, option, flags) AS
                    CASE
                        WHEN s IS NULL OR p IS NULL OR pos IS NULL OR occ IS NULL OR option IS NULL OR flags IS NULL THEN NULL
                        WHEN occ < 1 OR pos > length(s) THEN 0
                        WHEN {lib}.looks_around(p) THEN coalesce(list_transform(
                            {lib}.look_around(substring(s, greatest(pos, 1)), p, flags),
                            lambda m: m.start + greatest(pos, 1) - 1 + CASE WHEN option = 0 THEN 0 ELSE length(m.text) END)[occ], 0)
                        WHEN {lib}.regexp_count(s, p, pos, flags) < occ THEN 0
                        ELSE greatest(pos, 1)
                            + length(regexp_extract(
                                substring(s, greatest(pos, 1)),
                                CASE WHEN contains(flags, 'i') THEN '(?i)' ELSE '' END || '^((?:(?s:.*?)(?:'
                                    || {lib}.plain_regex(p, '') || ')){' || (occ - 1) || '}(?s:.*?))(?:' || {lib}.plain_regex(p, '') || ')',
                                1))
                            + CASE
                                WHEN contains(flags, 'e') AND {lib}.has_group(p) THEN
                                    strpos({lib}.regexp_substr(s, p, pos, occ, replace(flags, 'e', '')),
                                        {lib}.regexp_substr(s, p, pos, occ, flags)) - 1
                                    + CASE WHEN option = 0 THEN 0 ELSE length({lib}.regexp_substr(s, p, pos, occ, flags)) END
                                WHEN option = 0 THEN 0
                                ELSE length({lib}.regexp_substr(s, p, pos, occ, flags))
                            END
                    END
                """
            ),
            // The pattern's parts: what must stand before, what must follow at the same place, the body, and what must stand behind it.
            new(
                "look_around",
                """
                look_around(s, p, flags) AS
                    list_filter(list_reduce(
                        list_prepend(
                            [{'start': CAST(0 AS BIGINT), 'text': '', 'next': CAST(1 AS BIGINT)}],
                            list_transform(range(1, length(s) + 2), lambda i: [{
                                'start': i,
                                'text': {lib}.look_around_at(left(s, i - 1), substring(s, i), {lib}.look_around_parts(p), flags),
                                'next': CAST(0 AS BIGINT)
                            }])
                        ),
                        lambda found, place: CASE
                            WHEN place[1].text IS NULL OR place[1].start < found[-1].next THEN found
                            ELSE list_append(found, {
                                'start': place[1].start,
                                'text': place[1].text,
                                'next': place[1].start + greatest(length(place[1].text), 1)
                            })
                        END
                    ), lambda m: m.start > 0)
                """
            ),
            new(
                "look_around_parts",
                """
                look_around_parts(p) AS
                    regexp_extract(p,
                        '^((?:\(\?<?[=!](?:[^()\[\]\\]|\\.|\[\^?\]?[^\]]*\]|\((?:[^()\[\]\\]|\\.|\[\^?\]?[^\]]*\])*\))*\))*)(.*?)(\(\?=(?:[^()\[\]\\]|\\.|\[\^?\]?[^\]]*\]|\((?:[^()\[\]\\]|\\.|\[\^?\]?[^\]]*\])*\))*\))?$',
                        ['ahead', 'body', 'behind'])
                """
            ),
            // Null: no match starts here.
            new(
                "look_around_at",
                """
                look_around_at(before, rest, parts, flags) AS
                    CASE
                        WHEN len(list_filter(
                            regexp_extract_all(parts.ahead, '\(\?<?[=!](?:[^()\[\]\\]|\\.|\[\^?\]?[^\]]*\]|\((?:[^()\[\]\\]|\\.|\[\^?\]?[^\]]*\])*\))*\)'),
                            lambda a: CASE
                                WHEN a[3] = '<' THEN (a[4] = '=') <> regexp_matches(before, {lib}.regex('(?:' || a[5:-2] || ')$', flags))
                                ELSE (a[3] = '=') <> regexp_matches(right(before, 1) || rest, {lib}.look_start(before, a[4:-2], flags))
                            END)) > 0 THEN NULL
                        WHEN NOT regexp_matches(right(before, 1) || rest, {lib}.look_start(before, parts.body, flags) || {lib}.look_behind(parts)) THEN NULL
                        ELSE regexp_extract(right(before, 1) || rest, {lib}.look_start(before, parts.body, flags) || {lib}.look_behind(parts), 1)
                    END
                """
            ),
            // The character before is there for the sake of \b and ^.
            new(
                "look_start",
                "look_start(before, p, flags) AS {lib}.regex(CASE WHEN before = '' THEN '^(' ELSE '^(?s:.)(' END || p || ')', flags)"
            ),
            new(
                "look_behind",
                "look_behind(parts) AS CASE WHEN parts.behind = '' THEN '' ELSE '(?:' || parts.behind[4:-2] || ')' END"
            ),
            new(
                "look_around_replace",
                """
                look_around_replace(s, p, r, flags) AS
                    list_transform([{lib}.look_around(s, p, flags)], lambda found: list_reduce(
                        list_prepend(
                            {'text': '', 'next': CAST(1 AS BIGINT)},
                            list_transform(found, lambda m: {'text': m.text, 'next': m.start})),
                        lambda done, m: {
                            'text': done.text || substring(s, done.next, m.next - done.next) || r,
                            'next': m.next + length(m.text)
                        }))[1].text
                    || substring(s, coalesce(list_transform({lib}.look_around(s, p, flags), lambda m: m.start + length(m.text))[-1], 1))
                """
            ),
            new(
                "similar_pattern",
                """
                similar_pattern(p, escape) AS
                    array_to_string(list_transform(
                        regexp_extract_all(p, '(?s)'
                            || CASE WHEN escape = '' THEN '' ELSE regexp_escape(escape) || '.|' END || '\[\^?\]?[^\]]*\]|.'),
                        lambda part: CASE
                            WHEN part = '%' THEN '(?s:.*)'
                            WHEN part = '_' THEN '(?s:.)'
                            WHEN escape <> '' AND length(part) = 2 AND part[1] = escape THEN regexp_escape(part[2])
                            WHEN part IN ('.', '^', '$', '\') THEN '\' || part
                            ELSE part
                        END), '')
                """
            ),
        ];
}
