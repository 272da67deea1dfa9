namespace Sparkify.Tool.Sql;

/// <summary>Finds the parts of INSERT, UPDATE and MERGE that translation needs; expressions stay token ranges.</summary>
internal static class DmlParser
{
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html"/>
    public static InsertStatement ParseInsert(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        cursor.Expect("insert");
        cursor.Expect("into");
        var table = cursor.ExpectName("a table");
        var tableEnd = cursor.Index;
        var columns = IsColumnList(cursor) ? ReadColumnList(cursor) : null;
        var insert = new InsertStatement(table, columns) { TableEnd = tableEnd };
        if (cursor.Take("default", "values"))
        {
            cursor.ExpectEnd();
            return insert;
        }

        return cursor.Take("values")
            ? insert with
            {
                Rows = ReadRows(cursor),
            }
            : insert with
            {
                Query = new TokenRange(cursor.Index, statement.Tokens.Count),
            };
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UPDATE.html"/>
    public static UpdateStatement ParseUpdate(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        SkipTo(cursor, "update");
        cursor.Expect("update");
        var table = cursor.ExpectName("a table");
        if (!cursor.At("set"))
        {
            cursor.Take("as");
            cursor.ExpectIdentifier("an alias or SET");
        }

        cursor.Expect("set");
        return new UpdateStatement(table, ReadAssignments(cursor, "from", "where"));
    }

    public static MergeStatement ParseMerge(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        cursor.Expect("merge");
        cursor.Expect("into");
        var start = cursor.Index;
        var target = cursor.ExpectName("a table");
        var targetRange = new TokenRange(start, cursor.Index);
        cursor.Expect("using");
        var source = ReadUntil(cursor, "on");
        cursor.Expect("on");
        var condition = ReadUntil(cursor, "when", "remove");
        var merge = new MergeStatement(target, targetRange, source, condition);
        var keyword = cursor.Current;
        if (cursor.Take("remove", "duplicates"))
        {
            return merge with { RemoveDuplicates = keyword };
        }

        cursor.Take("when", "matched");
        return ReadWhenNotMatched(cursor, ReadWhenMatched(cursor, merge));
    }

    private static MergeStatement ReadWhenMatched(TokenCursor cursor, MergeStatement merge)
    {
        cursor.Expect("then");
        if (cursor.Take("delete"))
        {
            return merge;
        }

        cursor.Expect("update");
        cursor.Expect("set");
        return merge with { Updates = ReadAssignments(cursor, "when") };
    }

    private static MergeStatement ReadWhenNotMatched(TokenCursor cursor, MergeStatement merge)
    {
        if (!cursor.Take("when", "not", "matched", "then", "insert"))
        {
            throw cursor.Expected("WHEN NOT MATCHED THEN INSERT");
        }

        var columns = cursor.At(SqlTokenKind.OpenParen) ? ReadColumnList(cursor) : null;
        cursor.Expect("values");
        var values = ReadTuple(cursor);
        cursor.ExpectEnd();
        return merge with { InsertColumns = columns, InsertValues = values };
    }

    /// <summary>A parenthesis after the table may open a column list or a query.</summary>
    private static bool IsColumnList(TokenCursor cursor) =>
        cursor.At(SqlTokenKind.OpenParen)
        && cursor.Ahead(1) is { IsIdentifier: true } first
        && !first.IsWord("select")
        && !first.IsWord("with");

    private static List<SqlToken> ReadColumnList(TokenCursor cursor)
    {
        cursor.Expect(SqlTokenKind.OpenParen, "(");
        var columns = new List<SqlToken>();
        do
        {
            columns.Add(cursor.ExpectIdentifier("a column"));
        } while (cursor.Take(SqlTokenKind.Comma));

        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return columns;
    }

    private static List<IReadOnlyList<TokenRange>> ReadRows(TokenCursor cursor)
    {
        var rows = new List<IReadOnlyList<TokenRange>>();
        do
        {
            rows.Add(ReadTuple(cursor));
        } while (cursor.Take(SqlTokenKind.Comma));

        cursor.ExpectEnd();
        return rows;
    }

    private static List<TokenRange> ReadTuple(TokenCursor cursor)
    {
        cursor.Expect(SqlTokenKind.OpenParen, "(");
        var values = new List<TokenRange>();
        do
        {
            values.Add(ReadExpression(cursor, []));
        } while (cursor.Take(SqlTokenKind.Comma));

        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return values;
    }

    private static List<Assignment> ReadAssignments(TokenCursor cursor, params string[] ends)
    {
        var assignments = new List<Assignment>();
        do
        {
            var column = cursor.ExpectIdentifier("a column");
            while (cursor.Take(SqlTokenKind.Dot))
            {
                column = cursor.ExpectIdentifier("a column");
            }

            if (cursor.Current?.IsOperator("=") != true)
            {
                throw cursor.Expected("=");
            }

            cursor.Index++;
            assignments.Add(new Assignment(column, ReadExpression(cursor, ends)));
        } while (cursor.Take(SqlTokenKind.Comma));

        return assignments;
    }

    private static TokenRange ReadExpression(TokenCursor cursor, string[] ends)
    {
        var start = cursor.Index;
        var caseDepth = 0;
        while (cursor.Current is { } token)
        {
            caseDepth += token.IsWord("case") ? 1 : 0;
            var isEnd = token.Kind is SqlTokenKind.Comma or SqlTokenKind.CloseParen || IsAny(token, ends);
            if (isEnd && caseDepth == 0)
            {
                break;
            }

            caseDepth -= caseDepth > 0 && token.IsWord("end") ? 1 : 0;
            Step(cursor);
        }

        return cursor.Index > start ? new TokenRange(start, cursor.Index) : throw cursor.Expected("an expression");
    }

    private static TokenRange ReadUntil(TokenCursor cursor, params string[] words)
    {
        var start = cursor.Index;
        while (cursor.Current is { } token && !IsAny(token, words))
        {
            Step(cursor);
        }

        return cursor.AtEnd ? throw cursor.Expected(words[0].ToUpperInvariant()) : new TokenRange(start, cursor.Index);
    }

    private static void SkipTo(TokenCursor cursor, string word)
    {
        while (!cursor.AtEnd && !cursor.At(word))
        {
            Step(cursor);
        }
    }

    private static void Step(TokenCursor cursor)
    {
        if (cursor.At(SqlTokenKind.OpenParen))
        {
            cursor.SkipParentheses();
        }
        else
        {
            cursor.Index++;
        }
    }

    private static bool IsAny(SqlToken token, string[] words)
    {
        foreach (var word in words)
        {
            if (token.IsWord(word))
            {
                return true;
            }
        }

        return false;
    }
}
