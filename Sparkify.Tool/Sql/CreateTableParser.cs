using System.Globalization;

namespace Sparkify.Tool.Sql;

internal static class ColumnTypeParser
{
    public static ColumnType Parse(TokenCursor c)
    {
        var t = c.Next();
        var args = new List<int>();
        var name = t.Text.ToLowerInvariant();
        if (name == "double")
            c.Take("precision");
        if (name == "character" && c.Take("varying"))
            name = "varchar";
        if (c.Take(SqlTokenKind.OpenParen))
        {
            do
            {
                var a = c.Next();
                args.Add(a.IsWord("max") ? 65535 : int.Parse(a.Text, CultureInfo.InvariantCulture));
            } while (c.Take(SqlTokenKind.Comma));
            c.Expect(SqlTokenKind.CloseParen, ")");
        }
        var zoned = false;
        if (c.Take("without", "time", "zone")) { }
        else if (c.Take("with", "time", "zone"))
            zoned = true;
        return name switch
        {
            "smallint" or "int2" => new(ColumnKind.SmallInt),
            "int" or "integer" or "int4" => new(ColumnKind.Integer),
            "bigint" or "int8" => new(ColumnKind.BigInt),
            "decimal" or "numeric" or "dec" => new(
                ColumnKind.Decimal,
                args.Count > 0 ? args[0] : 18,
                args.Count > 1 ? args[1] : 0
            ),
            "real" or "float4" => new(ColumnKind.Real),
            "double" or "float" or "float8" => new(ColumnKind.Double),
            "bool" or "boolean" => new(ColumnKind.Boolean),
            "char" or "character" or "nchar" => new(ColumnKind.Char, args.Count > 0 ? args[0] : 1),
            "bpchar" => new(ColumnKind.Char, 256),
            "varchar" or "nvarchar" => new(ColumnKind.Varchar, args.Count > 0 ? args[0] : 256),
            "text" => new(ColumnKind.Varchar, 256),
            "date" => new(ColumnKind.Date),
            "time" => new(zoned ? ColumnKind.TimeTz : ColumnKind.Time),
            "timetz" => new(ColumnKind.TimeTz),
            "timestamp" => new(zoned ? ColumnKind.TimestampTz : ColumnKind.Timestamp),
            "timestamptz" => new(ColumnKind.TimestampTz),
            "super" => new(ColumnKind.Super),
            "varbyte" or "varbinary" => new(ColumnKind.Varbyte, args.Count > 0 ? args[0] : 64000),
            _ => throw c.Error($"type \"{t.Text}\" does not exist", t),
        };
    }
}

internal sealed record LikeClause(QualifiedName Parent, bool IncludingDefaults, Text.SourceSpan Span);

internal sealed record CreateTableStatement(TableDefinition Definition)
{
    public QualifiedName Name => Definition.Name;
    public bool IsTemporary => Definition.IsTemporary;
    public bool IfNotExists { get; init; }
    public LikeClause? Like { get; init; }
    public Text.SourceSpan NameSpan { get; init; }
}

internal static class CreateTableParser
{
    public static CreateTableStatement Parse(SqlStatement s)
    {
        var c = new TokenCursor(s);
        c.Expect("create");
        c.Take("local");
        var temp = c.Take("temp") || c.Take("temporary");
        c.Expect("table");
        var ine = c.Take("if", "not", "exists");
        var nameSpan = s.SpanOf(c.Current!.Value);
        var name = c.ExpectName("a table");
        temp |= name.Name.StartsWith('#');
        c.Expect(SqlTokenKind.OpenParen, "(");
        var columns = new List<ColumnDefinition>();
        var keys = new List<TableKey>();
        LikeClause? like = null;
        do
        {
            if (c.Take("like"))
            {
                var span = s.SpanOf(c.Current!.Value);
                var parent = c.ExpectName("a table");
                var including = c.Take("including", "defaults");
                if (!including)
                    c.Take("excluding", "defaults");
                like = new(parent, including, span);
            }
            else if (c.At("primary") || c.At("unique") || c.At("foreign") || c.At("constraint"))
                keys.Add(Key(c));
            else
                columns.Add(Column(c, keys));
        } while (c.Take(SqlTokenKind.Comma));
        c.Expect(SqlTokenKind.CloseParen, ")");
        var a = new TableAttributes();
        while (!c.AtEnd)
        {
            if (c.Take("backup"))
                a = a with { Backup = c.Next().IsWord("yes") };
            else if (c.Take("diststyle"))
                a = a with { Distribution = Enum.Parse<DistributionStyle>(c.Next().Text, true) };
            else if (c.Take("distkey"))
            {
                c.Expect(SqlTokenKind.OpenParen, "(");
                a = a with { DistributionKey = c.ExpectIdentifier("a column").IdentifierName };
                c.Expect(SqlTokenKind.CloseParen, ")");
            }
            else if (c.Take("sortkey", "auto"))
                a = a with { Sort = SortStyle.Auto };
            else if (c.Take("interleaved", "sortkey"))
                a = a with { Sort = SortStyle.Interleaved, SortKeys = List(c) };
            else if (c.Take("compound", "sortkey") || c.Take("sortkey"))
                a = a with { Sort = SortStyle.Compound, SortKeys = List(c) };
            else if (c.Take("encode", "auto"))
                a = a with { EncodeAuto = true };
            else
                throw c.Expected("a table attribute");
        }
        columns = columns.ConvertAll(col =>
            keys.Any(k => k.Kind == TableKeyKind.PrimaryKey && k.Columns.Contains(col.Name))
                ? col with
                {
                    NotNull = true,
                }
                : col
        );
        return new(
            new TableDefinition(name, columns)
            {
                IsTemporary = temp,
                Keys = keys,
                Attributes = a,
            }
        )
        {
            IfNotExists = ine,
            Like = like,
            NameSpan = nameSpan,
        };
    }

    private static List<string> List(TokenCursor c)
    {
        var l = new List<string>();
        c.Expect(SqlTokenKind.OpenParen, "(");
        do
        {
            l.Add(c.ExpectIdentifier("a column").IdentifierName);
        } while (c.Take(SqlTokenKind.Comma));
        c.Expect(SqlTokenKind.CloseParen, ")");
        return l;
    }

    private static TableKey Key(TokenCursor c)
    {
        string? name = c.Take("constraint") ? c.ExpectIdentifier("a name").IdentifierName : null;
        if (c.Take("primary", "key"))
            return new(TableKeyKind.PrimaryKey, List(c)) { Name = name };
        if (c.Take("unique"))
            return new(TableKeyKind.Unique, List(c)) { Name = name };
        c.Expect("foreign");
        c.Expect("key");
        var cols = List(c);
        c.Expect("references");
        var t = c.ExpectName("a table");
        return new(TableKeyKind.ForeignKey, cols)
        {
            Name = name,
            Referenced = t,
            ReferencedColumns = c.At(SqlTokenKind.OpenParen) ? List(c) : [],
        };
    }

    internal static ColumnDefinition Column(TokenCursor c, List<TableKey> keys)
    {
        var n = c.ExpectIdentifier("a column");
        var col = new ColumnDefinition(n.IdentifierName, ColumnTypeParser.Parse(c)) { Span = c.Statement.SpanOf(n) };
        while (!c.AtEnd && !c.At(SqlTokenKind.Comma) && !c.At(SqlTokenKind.CloseParen))
        {
            if (c.Take("not", "null"))
                col = col with { NotNull = true };
            else if (c.Take("null")) { }
            else if (c.Take("default"))
                col = col with { Default = Expr(c) };
            else if (c.Take("identity"))
                col = col with { Identity = Ident(c, false), NotNull = true };
            else if (c.Take("generated", "by", "default", "as", "identity"))
                col = col with { Identity = Ident(c, true), NotNull = true };
            else if (c.Take("encode"))
                col = col with { Encoding = c.Next().Text.ToLowerInvariant() };
            else if (c.Take("distkey") || c.Take("sortkey")) { }
            else if (c.Take("primary", "key"))
            {
                keys.Add(new(TableKeyKind.PrimaryKey, [col.Name]));
                col = col with { NotNull = true };
            }
            else if (c.Take("unique"))
                keys.Add(new(TableKeyKind.Unique, [col.Name]));
            else if (c.Take("references"))
            {
                var t = c.ExpectName("a table");
                keys.Add(
                    new(TableKeyKind.ForeignKey, [col.Name])
                    {
                        Referenced = t,
                        ReferencedColumns = c.At(SqlTokenKind.OpenParen) ? List(c) : [],
                    }
                );
            }
            else if (c.Take("collate"))
            {
                _ = c.Next();
            }
            else
                throw c.Expected("a column attribute");
        }
        return col;
    }

    private static IdentityDefinition Ident(TokenCursor c, bool by)
    {
        c.Expect(SqlTokenKind.OpenParen, "(");
        var seed = Num(c);
        c.Expect(SqlTokenKind.Comma, ",");
        var step = Num(c);
        c.Expect(SqlTokenKind.CloseParen, ")");
        return new(seed, step, by);
    }

    private static long Num(TokenCursor c)
    {
        var m = c.Current?.IsOperator("-") == true;
        if (m)
            c.Index++;
        var v = long.Parse(c.Next().Text, CultureInfo.InvariantCulture);
        return m ? -v : v;
    }

    private static string Expr(TokenCursor c)
    {
        var start = c.Index;
        while (
            !c.AtEnd
            && !c.At(SqlTokenKind.Comma)
            && !c.At(SqlTokenKind.CloseParen)
            && !c.At("not")
            && !c.At("encode")
            && !(c.Index > start && c.At("null"))
            && !c.At("distkey")
            && !c.At("sortkey")
            && !c.At("primary")
            && !c.At("unique")
            && !c.At("references")
        )
            if (c.At(SqlTokenKind.OpenParen))
                c.SkipParentheses();
            else
                c.Index++;
        var from = c.Statement.Tokens[start].Offset;
        return c.Statement.Text.Text[from..c.Statement.Tokens[c.Index - 1].End];
    }
}

internal static class TableDefinitionPrinter
{
    public static string Print(TableDefinition t)
    {
        var items = t.Columns.Select(col =>
            $"{SqlNames.Quote(col.Name)} {col.Type}"
            + (col.Default is { } d ? $" default {d}" : "")
            + (
                col.Identity is { } i
                    ? $" {(i.ByDefault ? "generated by default as identity" : "identity")} ({i.Seed}, {i.Step})"
                    : ""
            )
            + (col.NotNull ? " not null" : "")
            + (col.Encoding is { } e ? $" encode {e}" : "")
        );
        var keys = t.Keys.Select(k =>
            (k.Name is { } n ? $"constraint {SqlNames.Quote(n)} " : "")
            + k.Kind switch
            {
                TableKeyKind.PrimaryKey => "primary key ",
                TableKeyKind.Unique => "unique ",
                _ => "foreign key ",
            }
            + "("
            + string.Join(", ", k.Columns.Select(SqlNames.Quote))
            + ")"
            + (
                k.Referenced is { } r
                    ? $" references {(r.Schema is null ? "" : SqlNames.Quote(r.Schema) + ".")}{SqlNames.Quote(r.Name)}"
                        + (
                            k.ReferencedColumns.Count > 0
                                ? " (" + string.Join(", ", k.ReferencedColumns.Select(SqlNames.Quote)) + ")"
                                : ""
                        )
                    : ""
            )
        );
        var name = (t.Name.Schema is { } s ? SqlNames.Quote(s) + "." : "") + SqlNames.Quote(t.Name.Name);
        return $"create {(t.IsTemporary ? "temp " : "")}table {name} ({string.Join(", ", items.Concat(keys))})";
    }
}

internal sealed record DropTableStatement(IReadOnlyList<QualifiedName> Names, bool IfExists);

internal static class DropTableParser
{
    public static DropTableStatement Parse(SqlStatement s)
    {
        var c = new TokenCursor(s, 2);
        var ie = c.Take("if", "exists");
        var l = new List<QualifiedName>();
        do
        {
            l.Add(c.ExpectName("a table"));
        } while (c.Take(SqlTokenKind.Comma));
        return new(l, ie);
    }
}

internal abstract record AlterTableAction
{
    internal sealed record AddColumn(ColumnDefinition Column) : AlterTableAction;

    internal sealed record DropColumn(string Name) : AlterTableAction;

    internal sealed record RenameTable(string Name) : AlterTableAction;

    internal sealed record RenameColumn(string Name, string NewName) : AlterTableAction;

    internal sealed record AlterColumnType(string Column, ColumnType Type) : AlterTableAction;

    internal sealed record Append : AlterTableAction;

    internal sealed record RowLevelSecurity : AlterTableAction;
}

internal sealed record AlterTableStatement(QualifiedName Table, AlterTableAction Action)
{
    public TableDefinition ApplyTo(TableDefinition t) =>
        Action switch
        {
            AlterTableAction.AddColumn a => t with { Columns = [.. t.Columns, a.Column] },
            AlterTableAction.DropColumn d => t with { Columns = [.. t.Columns.Where(c => c.Name != d.Name)] },
            AlterTableAction.RenameTable r => t with { Name = t.Name with { Name = r.Name } },
            AlterTableAction.RenameColumn r => t with
            {
                Columns = [.. t.Columns.Select(c => c.Name == r.Name ? c with { Name = r.NewName } : c)],
            },
            AlterTableAction.AlterColumnType a => t with
            {
                Columns = [.. t.Columns.Select(c => c.Name == a.Column ? c with { Type = a.Type } : c)],
            },
            _ => t,
        };
}

internal static class AlterTableParser
{
    public static AlterTableStatement Parse(SqlStatement s)
    {
        var c = new TokenCursor(s, 2);
        var t = c.ExpectName("a table");
        if (c.Take("rename", "to"))
            return new(t, new AlterTableAction.RenameTable(c.ExpectIdentifier("a name").IdentifierName));
        if (c.Take("rename", "column"))
        {
            var a = c.ExpectIdentifier("a column").IdentifierName;
            c.Expect("to");
            return new(t, new AlterTableAction.RenameColumn(a, c.ExpectIdentifier("a column").IdentifierName));
        }
        if (c.Take("add"))
        {
            c.Take("column");
            return new(t, new AlterTableAction.AddColumn(CreateTableParser.Column(c, [])));
        }
        if (c.Take("drop"))
        {
            c.Take("column");
            return new(t, new AlterTableAction.DropColumn(c.ExpectIdentifier("a column").IdentifierName));
        }
        if (c.Take("alter", "column"))
        {
            var a = c.ExpectIdentifier("a column").IdentifierName;
            c.Expect("type");
            return new(t, new AlterTableAction.AlterColumnType(a, ColumnTypeParser.Parse(c)));
        }
        throw c.Expected("an action");
    }
}

internal sealed record CreateTableAsStatement(
    QualifiedName Name,
    bool IsTemporary,
    IReadOnlyList<string> Columns,
    SqlStatement Query
)
{
    public static CreateTableAsStatement Parse(SqlStatement s)
    {
        var c = new TokenCursor(s);
        c.Expect("create");
        c.Take("local");
        var temp = c.Take("temp") || c.Take("temporary");
        c.Expect("table");
        var n = c.ExpectName("a table");
        while (!c.Take("as"))
            if (c.At(SqlTokenKind.OpenParen))
                c.SkipParentheses();
            else
                c.Next();
        var start = c.Statement.Tokens[c.Index].Offset;
        var text = s.Text.Slice(start, s.Text.Text.Length - start);
        return new(
            n,
            temp || n.Name.StartsWith('#'),
            [],
            new SqlStatement(text, [.. s.Tokens.Skip(c.Index).Select(t => t with { Offset = t.Offset - start })])
        );
    }
}
