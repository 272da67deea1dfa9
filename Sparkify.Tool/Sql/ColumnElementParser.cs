using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>name type [attribute | constraint] …, in any order, each at most once.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
internal sealed class ColumnElementParser
{
    public static readonly HashSet<string> SystemColumns = ["oid", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

    private readonly TokenCursor cursor;
    private readonly TableKeyParser keyParser;
    private readonly SqlToken name;
    private readonly HashSet<string> seen = [];
    private readonly List<TableKey> keys = [];
    private ColumnDefinition column;
    private SqlToken? nullable;
    private SqlToken? notNull;

    private ColumnElementParser(TokenCursor cursor)
    {
        this.cursor = cursor;
        keyParser = new TableKeyParser(cursor);
        name = cursor.ExpectNewIdentifier("a column name");
        if (SystemColumns.Contains(name.IdentifierName))
        {
            throw new SparkifyException($"column name \"{name.IdentifierName}\" conflicts with a system column name")
            {
                Span = cursor.Statement.SpanOf(name),
                Code = "42701",
                Rule = RuleNames.SystemColumn,
                Hint = "choose another name: quoting does not help",
            };
        }

        column = new ColumnDefinition(name.IdentifierName, ColumnTypeParser.Parse(cursor))
        {
            Span = cursor.Statement.SpanOf(name),
        };
    }

    /// <exception cref="SparkifyException">no column of Redshift's grammar stands here</exception>
    public static ColumnElement Parse(TokenCursor cursor) => new ColumnElementParser(cursor).Parse();

    private ColumnElement Parse()
    {
        while (!cursor.AtEnd && !cursor.At(SqlTokenKind.Comma) && !cursor.At(SqlTokenKind.CloseParen))
        {
            UnsupportedDdl.RefuseConstraint(cursor);
            var first = cursor.Current!.Value;
            if (!TakeAttribute(first) && !TakeConstraint(first))
            {
                throw cursor.Expected("a column attribute, a constraint, , or )");
            }
        }

        CheckWhole();
        return new ColumnElement(column with { NotNull = notNull is not null })
        {
            Keys = keys,
            IsDistributionKey = seen.Contains("DISTKEY"),
            IsSortKey = seen.Contains("SORTKEY"),
        };
    }

    private bool TakeAttribute(SqlToken first)
    {
        if (cursor.Take("default"))
        {
            Once("DEFAULT", first);
            ParseDefault();
        }
        else if (cursor.Take("identity"))
        {
            Once("IDENTITY", first);
            column = column with { Identity = ParseIdentity(byDefault: false) };
        }
        else if (cursor.Take("generated", "by", "default", "as", "identity"))
        {
            Once("IDENTITY", first);
            column = column with { Identity = ParseIdentity(byDefault: true) };
        }
        else if (cursor.Take("encode"))
        {
            Once("ENCODE", first);
            column = column with { Encoding = ColumnEncodings.Expect(cursor) };
        }
        else if (cursor.Take("collate"))
        {
            Once("COLLATE", first);
            column = column with { CaseInsensitive = ParseCollation() };
        }
        else if (cursor.Take("distkey"))
        {
            Once("DISTKEY", first);
        }
        else if (cursor.Take("sortkey"))
        {
            Once("SORTKEY", first);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TakeConstraint(SqlToken first)
    {
        var index = cursor.Index;
        var constraint = keyParser.ParseConstraintName();
        if (cursor.Take("not", "null"))
        {
            notNull ??= first;
        }
        else if (cursor.Take("null"))
        {
            nullable ??= first;
        }
        else if (cursor.Take("primary", "key"))
        {
            Once("PRIMARY KEY", first);
            notNull ??= first;
            AddKey(new TableKey(TableKeyKind.PrimaryKey, [column.Name]), constraint, index);
        }
        else if (cursor.Take("unique"))
        {
            Once("UNIQUE", first);
            AddKey(new TableKey(TableKeyKind.Unique, [column.Name]), constraint, index);
        }
        else if (cursor.Take("references"))
        {
            Once("REFERENCES", first);
            AddKey(keyParser.References([column.Name], index), constraint, index);
        }
        else
        {
            UnsupportedDdl.RefuseConstraint(cursor);
            return constraint is null ? false : throw cursor.Expected("a column constraint");
        }

        return true;
    }

    private void AddKey(TableKey key, string? constraint, int first) =>
        keys.Add(key with { Name = constraint, Span = cursor.SpanFrom(first) });

    private void Once(string what, SqlToken token)
    {
        if (!seen.Add(what))
        {
            throw cursor.Error($"{what} is given twice for column \"{column.Name}\"", token);
        }
    }

    private void ParseDefault()
    {
        var first = cursor.Index;
        DefaultExpression.Skip(cursor);
        var start = cursor.Statement.Tokens[first].Offset;
        var end = cursor.Statement.Tokens[cursor.Index - 1].End;
        column = column with { Default = cursor.Statement.Text.Text[start..end], DefaultSpan = cursor.SpanFrom(first) };
    }

    /// <summary>The grammar asks for (seed, step), an example of the same guide does without: 1, 1.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_examples.html"/>
    private IdentityDefinition ParseIdentity(bool byDefault)
    {
        if (!cursor.Take(SqlTokenKind.OpenParen))
        {
            return new IdentityDefinition(1, 1, byDefault);
        }

        var seed = ParseInteger("the seed");
        cursor.Expect(SqlTokenKind.Comma, ", and the step");
        var step = ParseInteger("the step");
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        return new IdentityDefinition(seed, step, byDefault);
    }

    private long ParseInteger(string what)
    {
        var minus = cursor.Current?.IsOperator("-") == true;
        if (minus)
        {
            cursor.Next();
        }

        var token = cursor.Expect(SqlTokenKind.Number, what);
        var text = minus ? $"-{token.Text}" : token.Text;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw cursor.Error($"{what} is a whole number, found {text}", token);
    }

    private bool ParseCollation()
    {
        if (cursor.Take("case_insensitive") || cursor.Take("ci"))
        {
            return true;
        }

        return cursor.Take("case_sensitive") || cursor.Take("cs")
            ? false
            : throw cursor.Expected("CASE_SENSITIVE, CS, CASE_INSENSITIVE or CI");
    }

    private void CheckWhole()
    {
        if (column.Identity is not null)
        {
            CheckIdentity();
            notNull ??= name;
        }

        if (notNull is not null && nullable is { } conflict)
        {
            throw cursor.Error($"conflicting NULL and NOT NULL for column \"{column.Name}\"", conflict);
        }

        if (column.CaseInsensitive is not null && !column.Type.IsCharacter && column.Type.Kind != ColumnKind.Super)
        {
            throw cursor.Error($"COLLATE does not go with type {column.Type}", name);
        }
    }

    private void CheckIdentity()
    {
        if (column.Type.Kind is not (ColumnKind.Integer or ColumnKind.BigInt))
        {
            throw cursor.Error($"identity column \"{column.Name}\" is INTEGER or BIGINT, found {column.Type}", name);
        }

        if (column.Default is not null)
        {
            throw cursor.Error($"column \"{column.Name}\" has both a DEFAULT and an IDENTITY", name);
        }

        if (column.Identity!.Step == 0)
        {
            throw cursor.Error($"the step of identity column \"{column.Name}\" is 0", name);
        }
    }
}
