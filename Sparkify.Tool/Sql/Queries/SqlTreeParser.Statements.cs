namespace Sparkify.Tool.Sql.Queries;

internal sealed partial class SqlTreeParser
{
    /// <summary>The statement as a tree; null for statements without a query or expression in them.</summary>
    public static StatementNode? Parse(SqlStatement statement)
    {
        var parser = new SqlTreeParser(statement, 0);
        var node = parser.Statement();
        if (node is null)
        {
            return null;
        }

        parser.cursor.ExpectEnd();
        return parser.Ended(0, node);
    }

    private StatementNode? Statement()
    {
        switch (StatementClassifier.Classify(cursor.Statement))
        {
            case StatementKind.Select:
                return new QueryStatement(WholeQuery());
            case StatementKind.CreateTableAs when !cursor.At("create"):
                return new QueryStatement(WholeQuery());
            case StatementKind.CreateTableAs or StatementKind.CreateView or StatementKind.CreateMaterializedView:
                return CreatedFromQuery();
            case StatementKind.Explain:
                return Explained();
            case StatementKind.Insert:
                return Insert(null);
            case StatementKind.Update when !cursor.At("with"):
                return Update(null);
            case StatementKind.Delete when !cursor.At("with"):
                return Delete(null);
            case StatementKind.Merge:
                return Merge();
            default:
                return cursor.At("with") ? AfterWith() : null;
        }
    }

    /// <summary>WITH before UPDATE or DELETE; in INSERT it stands before the SELECT.</summary>
    private StatementNode? AfterWith()
    {
        var with = With();
        return cursor.At("update") ? Update(with)
            : cursor.At("delete") ? Delete(with)
            : cursor.At("insert")
                ? throw cursor.Error(
                    "syntax error at or near \"insert\": expected SELECT, UPDATE or DELETE",
                    cursor.Next(),
                    "write INSERT INTO table WITH … SELECT …"
                )
            : null;
    }

    private PrefixedQuery? CreatedFromQuery()
    {
        while (!cursor.AtEnd && !(cursor.At("as") && StartsQuery(1)))
        {
            cursor.Index++;
        }

        if (cursor.AtEnd)
        {
            return null;
        }

        cursor.Index++;
        var query = WholeQuery();
        cursor.Take("with", "no", "schema", "binding");
        if (cursor.Take("with"))
        {
            cursor.Take("no");
            cursor.Expect("data");
        }

        return new PrefixedQuery(query);
    }

    private bool StartsQuery(int ahead)
    {
        while (AheadIs(ahead, SqlTokenKind.OpenParen))
        {
            ahead++;
        }

        return AheadIsWord(ahead, "select") || AheadIsWord(ahead, "with");
    }

    private StatementNode? Explained()
    {
        cursor.Expect("explain");
        cursor.Take("verbose");
        if (StartsQuery(0))
        {
            return new PrefixedQuery(WholeQuery());
        }

        return cursor.At("insert") ? Insert(null)
            : cursor.At("update") ? Update(null)
            : cursor.At("delete") ? Delete(null)
            : cursor.At("create") ? CreatedFromQuery()
            : null;
    }

    private NamedSource Target(bool takesAlias)
    {
        var start = cursor.Index;
        var names = DottedName("a table");
        var nameRange = new TokenRange(start, cursor.Index);
        var alias = takesAlias ? TargetAlias() : null;
        return Ended(start, new NamedSource(names, alias) { NameRange = nameRange });
    }

    private SourceAlias? TargetAlias()
    {
        var isWritten = cursor.Take("as");
        return isWritten || cursor.Current is { IsIdentifier: true } token && !EndsSource(token)
            ? new SourceAlias(cursor.ExpectIdentifier("a name"), [])
            : null;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html"/>
    private InsertNode Insert(WithClause? with)
    {
        cursor.Expect("insert");
        cursor.Expect("into");
        var table = Target(takesAlias: false);
        var columns = cursor.At(SqlTokenKind.OpenParen) && !StartsQuery(0) ? NameList() : null;
        if (cursor.Take("default", "values"))
        {
            return new InsertNode(table, columns) { With = with };
        }

        return cursor.Take("values")
            ? new InsertNode(table, columns) { With = with, Rows = CommaList(Row) }
            : new InsertNode(table, columns) { With = with, Query = WholeQuery() };
    }

    private RowValue Row()
    {
        var start = cursor.Index;
        Open();
        var items = CommaList(Expression);
        Close();
        return Ended(start, new RowValue(items));
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UPDATE.html"/>
    private UpdateNode Update(WithClause? with)
    {
        cursor.Expect("update");
        var table = Target(takesAlias: true);
        cursor.Expect("set");
        var items = CommaList(SetItemAt);
        List<TableSource> sources = cursor.Take("from") ? CommaList(Source) : [];
        var where = cursor.Take("where") ? Expression() : null;
        return new UpdateNode(table, items)
        {
            With = with,
            Sources = sources,
            Where = where,
        };
    }

    private SetItem SetItemAt()
    {
        var start = cursor.Index;
        var names = DottedName("a column");
        if (!TakeOperator("="))
        {
            throw cursor.Expected("=");
        }

        return Ended(start, new SetItem(names[^1], Expression()));
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DELETE.html"/>
    private DeleteNode Delete(WithClause? with)
    {
        cursor.Expect("delete");
        var hasFrom = cursor.Take("from");
        var table = Target(takesAlias: true);
        List<TableSource> sources = cursor.Take("using") ? CommaList(Source) : [];
        var where = cursor.Take("where") ? Expression() : null;
        return new DeleteNode(table)
        {
            With = with,
            HasFrom = hasFrom,
            Sources = sources,
            Where = where,
        };
    }

    private MergeNode Merge()
    {
        cursor.Expect("merge");
        cursor.Expect("into");
        var target = Target(takesAlias: true);
        cursor.Expect("using");
        var source = PlainSource();
        cursor.Expect("on");
        var condition = Expression();
        var at = cursor.Index;
        if (cursor.Take("remove", "duplicates"))
        {
            return new MergeNode(target, source, condition) { RemoveDuplicates = at };
        }

        return WhenClauses(target, source, condition);
    }

    private MergeNode WhenClauses(NamedSource target, TableSource source, SqlExpression condition)
    {
        if (!cursor.Take("when", "matched", "then"))
        {
            throw cursor.Expected("WHEN MATCHED THEN or REMOVE DUPLICATES");
        }

        var deletes = cursor.Take("delete");
        List<SetItem> updates = [];
        if (!deletes)
        {
            cursor.Expect("update");
            cursor.Expect("set");
            updates = CommaList(SetItemAt);
        }

        if (!cursor.Take("when", "not", "matched", "then", "insert"))
        {
            throw cursor.Expected("WHEN NOT MATCHED THEN INSERT");
        }

        var columns = cursor.At(SqlTokenKind.OpenParen) ? NameList() : null;
        cursor.Expect("values");
        return new MergeNode(target, source, condition)
        {
            DeletesMatched = deletes,
            Updates = updates,
            InsertColumns = columns,
            InsertValues = Row(),
        };
    }
}
