using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>What a WITH clause may not hold: statements that change data, another WITH, a recursion without column names or inside a subquery.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_WITH_clause.html"/>
internal static class CommonTableConstructs
{
    private const string Cte = "unsupported-cte";
    private const string Recursive = "recursive-cte";

    public static readonly string[] Rules = [Cte, Recursive];

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        var depth = 0;
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            depth += statement.Tokens[i].Nesting;
            if (!statement.Tokens[i].IsWord("with") || Clause.Read(statement, i) is not { } clause)
            {
                continue;
            }

            if (clause.IsRecursive && depth > 0 && !IsWholeQuery(statement, i))
            {
                yield return Refuse(
                    statement,
                    Recursive,
                    i,
                    "WITH RECURSIVE inside a subquery",
                    "write it before the main query"
                );
            }

            foreach (var error in clause.Tables.SelectMany(table => Check(statement, clause, table)))
            {
                yield return error;
            }

            if (
                clause.End < statement.Tokens.Count
                && statement.Tokens[clause.End] is var main
                && (main.IsWord("insert") || main.IsWord("merge"))
            )
            {
                yield return Refuse(
                    statement,
                    Cte,
                    i,
                    $"WITH before {main.Text.ToUpperInvariant()}",
                    main.IsWord("insert")
                        ? "write INSERT INTO … WITH … SELECT"
                        : "merge from a table that you fill before"
                );
            }
        }
    }

    /// <summary>Brackets around a whole query, or around that of a view or a table.</summary>
    private static bool IsWholeQuery(SqlStatement statement, int with)
    {
        var i = with - 1;
        while (i >= 0 && statement.Tokens[i].Kind == SqlTokenKind.OpenParen)
        {
            i--;
        }

        return i < 0 || (statement.Verb == "create" && statement.Tokens[i].IsWord("as"));
    }

    private static IEnumerable<SparkifyException> Check(SqlStatement statement, Clause clause, CommonTable table)
    {
        var first = statement.Tokens[table.Open + 1];
        if (first.IsWord("insert") || first.IsWord("update") || first.IsWord("delete") || first.IsWord("merge"))
        {
            yield return Refuse(
                statement,
                Cte,
                table.Open + 1,
                $"{first.Text.ToUpperInvariant()} in a WITH clause",
                "write the statements one behind the other"
            );
        }

        if (first.IsWord("with"))
        {
            yield return Refuse(
                statement,
                Cte,
                table.Open + 1,
                "WITH inside a WITH clause's query",
                "name all of them in the one WITH clause, in the order in which they need each other"
            );
        }

        if (clause.IsRecursive && table.IsSelfReference(statement))
        {
            foreach (var error in CheckRecursion(statement, table))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<SparkifyException> CheckRecursion(SqlStatement statement, CommonTable table)
    {
        if (!table.HasColumns)
        {
            yield return Refuse(
                statement,
                Recursive,
                table.Name,
                "a recursive query without a list of column names",
                "write WITH RECURSIVE name (column, …) AS (…)"
            );
        }

        var depth = 0;
        for (var i = table.Open + 1; i < table.Close; i++)
        {
            var token = statement.Tokens[i];
            depth += token.Nesting;
            if (depth > 0)
            {
                continue;
            }

            if (token.IsWord("union") && !statement.Tokens[i + 1].IsWord("all"))
            {
                yield return Refuse(
                    statement,
                    Recursive,
                    i,
                    "UNION in a recursive query",
                    "write UNION ALL, and DISTINCT in the main query"
                );
            }

            if (token.IsWord("limit") || (token.IsWord("order") && statement.Tokens[i + 1].IsWord("by")))
            {
                yield return Refuse(
                    statement,
                    Recursive,
                    i,
                    $"{(token.IsWord("limit") ? "LIMIT" : "ORDER BY")} in a recursive query",
                    "write it in the main query"
                );
            }
        }
    }

    private static SparkifyException Refuse(SqlStatement statement, string rule, int index, string what, string hint) =>
        Refusal.Of(rule, $"{what} is not supported by Redshift", statement.SpanOf(statement.Tokens[index]), hint);

    /// <summary>Indexes of tokens. Open, Close: the brackets around the table's query.</summary>
    private sealed record CommonTable(int Name, bool HasColumns, int Open, int Close)
    {
        public bool IsSelfReference(SqlStatement statement)
        {
            var name = statement.Tokens[Name].IdentifierName;
            for (var i = Open + 2; i < Close; i++)
            {
                var before = statement.Tokens[i - 1];
                var isSource = before.IsWord("from") || before.IsWord("join") || before.Kind == SqlTokenKind.Comma;
                if (isSource && statement.Tokens[i] is { IsIdentifier: true } token && token.IdentifierName == name)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>WITH [RECURSIVE] name [(…)] AS (…), … End: the index behind it.</summary>
    private sealed record Clause(bool IsRecursive, IReadOnlyList<CommonTable> Tables, int End)
    {
        /// <summary>Null where the WITH is another one, such as WITH TIME ZONE, or its clause is broken.</summary>
        public static Clause? Read(SqlStatement statement, int with)
        {
            var cursor = new TokenCursor(statement, with + 1);
            var isRecursive = cursor.Take("recursive");
            var tables = new List<CommonTable>();
            do
            {
                if (ReadTable(cursor) is not { } table)
                {
                    return null;
                }

                tables.Add(table);
            } while (cursor.Take(SqlTokenKind.Comma));

            return new Clause(isRecursive, tables, cursor.Index);
        }

        private static CommonTable? ReadTable(TokenCursor cursor)
        {
            var name = cursor.Index;
            if (cursor.Current?.IsIdentifier != true)
            {
                return null;
            }

            cursor.Next();
            var hasColumns = cursor.At(SqlTokenKind.OpenParen);
            if (hasColumns && !Skip(cursor))
            {
                return null;
            }

            if (!cursor.Take("as"))
            {
                return null;
            }

            cursor.Take("not");
            cursor.Take("materialized");
            var open = cursor.Index;
            return cursor.At(SqlTokenKind.OpenParen) && Skip(cursor)
                ? new CommonTable(name, hasColumns, open, cursor.Index - 1)
                : null;
        }

        /// <summary>Past the bracket that closes the one here; false where none does.</summary>
        private static bool Skip(TokenCursor cursor)
        {
            var depth = 0;
            while (cursor.Current is { } token)
            {
                depth += token.Nesting;
                cursor.Index++;
                if (depth == 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
