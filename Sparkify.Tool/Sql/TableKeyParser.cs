using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>[CONSTRAINT name] PRIMARY KEY (…) | UNIQUE (…) | FOREIGN KEY (…) REFERENCES t [(…)]: declared, never enforced.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html"/>
internal sealed class TableKeyParser(TokenCursor cursor)
{
    public bool AtKey =>
        cursor.At("constraint")
        || (cursor.At("primary") && cursor.Ahead(1)?.IsWord("key") == true)
        || (cursor.At("foreign") && cursor.Ahead(1)?.IsWord("key") == true)
        || (cursor.At("unique") && cursor.Ahead(1)?.Kind == SqlTokenKind.OpenParen);

    /// <exception cref="SparkifyException">no key stands here</exception>
    public TableKey Parse()
    {
        var first = cursor.Index;
        var name = ParseConstraintName();
        UnsupportedDdl.RefuseConstraint(cursor);
        TableKey key;
        if (cursor.Take("primary", "key"))
        {
            key = new TableKey(TableKeyKind.PrimaryKey, cursor.ExpectNameList("a column name"));
        }
        else if (cursor.Take("unique"))
        {
            key = new TableKey(TableKeyKind.Unique, cursor.ExpectNameList("a column name"));
        }
        else if (cursor.Take("foreign", "key"))
        {
            var columns = cursor.ExpectNameList("a column name");
            cursor.Expect("references");
            key = References(columns, first);
        }
        else
        {
            throw cursor.Expected("PRIMARY KEY, UNIQUE or FOREIGN KEY");
        }

        UnsupportedDdl.RefuseConstraint(cursor);
        return key with { Name = name, Span = cursor.SpanFrom(first) };
    }

    /// <summary>CONSTRAINT name, or null.</summary>
    public string? ParseConstraintName() =>
        cursor.Take("constraint") ? cursor.ExpectNewIdentifier("a constraint name").IdentifierName : null;

    /// <summary>What follows REFERENCES: t [(…)].</summary>
    public TableKey References(IReadOnlyList<string> columns, int first)
    {
        var referenced = cursor.ExpectName("a table name");
        IReadOnlyList<string> referencedColumns = cursor.At(SqlTokenKind.OpenParen)
            ? cursor.ExpectNameList("a column name")
            : [];
        if (referencedColumns.Count > 0 && referencedColumns.Count != columns.Count)
        {
            throw cursor.Error(
                "number of referencing and referenced columns for foreign key disagree",
                cursor.Statement.Tokens[first]
            );
        }

        return new TableKey(TableKeyKind.ForeignKey, columns)
        {
            Referenced = referenced,
            ReferencedColumns = referencedColumns,
            Span = cursor.SpanFrom(first),
        };
    }
}
