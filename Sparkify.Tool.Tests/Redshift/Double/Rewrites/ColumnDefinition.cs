using Sparkify.Tool.Tests.Redshift.Double.Rules;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>A key that a column or a table declares: kept as a declaration, not enforced.</summary>
internal sealed record DeclaredKey(char Kind, IReadOnlyList<string> Columns)
{
    public string? Name { get; init; }

    public string? Referenced { get; init; }

    public IReadOnlyList<string> ReferencedColumns { get; init; } = [];
}

/// <summary>One column of CREATE TABLE or of ADD COLUMN in PostgreSQL's words, and the keys that it declares.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
internal sealed class ColumnDefinition
{
    private readonly Statement statement;
    private readonly Edits edits;
    private readonly List<DeclaredKey> keys = [];

    private ColumnDefinition(string sql)
    {
        statement = Statement.Of(sql);
        edits = new Edits(statement);
    }

    public IReadOnlyList<DeclaredKey> Keys => keys;

    public string Sql { get; private set; } = "";

    public static ColumnDefinition Of(string sql)
    {
        var column = new ColumnDefinition(sql);
        var index = column.Type();
        while (index < column.statement.Tokens.Count)
        {
            index = column.Attribute(index);
        }

        column.Sql = column.edits.Apply().Sql;
        return column;
    }

    /// <summary>Key, REFERENCES and their columns at an index of any statement; the index behind them.</summary>
    public static (DeclaredKey Key, int Next) KeyAt(Statement statement, int index, IReadOnlyList<string> own)
    {
        var kind =
            statement.Tokens[index].Is("primary") ? 'p'
            : statement.Tokens[index].Is("unique") ? 'u'
            : 'f';
        var next = index + (statement.HasAt(index, "unique") || statement.HasAt(index, "references") ? 1 : 2);
        var columns = own;
        if (kind != 'f' || !statement.HasAt(index, "references"))
        {
            (columns, next) = ColumnsAt(statement, next, own);
        }

        if (kind != 'f')
        {
            return (new DeclaredKey(kind, columns), next);
        }

        next += statement.HasAt(next, "references") ? 1 : 0;
        (var table, next) = statement.NameAt(next);
        (var referenced, next) = ColumnsAt(statement, next, []);
        return (new DeclaredKey(kind, columns) { Referenced = table, ReferencedColumns = referenced }, next);
    }

    private static (IReadOnlyList<string> Columns, int Next) ColumnsAt(
        Statement statement,
        int index,
        IReadOnlyList<string> otherwise
    )
    {
        if (!statement.HasAt(index, "("))
        {
            return (otherwise, index);
        }

        var next = statement.AfterParenthesis(index);
        var names = Enumerable.Range(index + 1, next - index - 2).Select(i => statement.Tokens[i]);
        return ([.. names.Where(token => token.IsName).Select(token => token.Value)], next);
    }

    /// <summary>The index behind the type.</summary>
    private int Type()
    {
        var type = statement.Tokens[1];
        var next = statement.HasAt(1, "character", "varying") || statement.HasAt(1, "double", "precision") ? 3 : 2;
        var end = statement.HasAt(next, "(") ? statement.AfterParenthesis(next) : next;
        var arguments = end > next ? statement.Sql[statement.Tokens[next].Start..statement.Tokens[end - 1].End] : null;
        var isVarying = type.IsAny("varchar", "nvarchar", "text") || statement.HasAt(1, "character", "varying");
        var rewritten = type.Value switch
        {
            _ when isVarying => $"varchar{Length(arguments, "(256)", "(65535)")}",
            "bpchar" => "char(256)",
            "char" or "nchar" or "character" => $"char{Length(arguments, "(1)", "(4096)")}",
            "decimal" or "numeric" when arguments is null => "numeric(18, 0)",
            "super" => "jsonb",
            "varbyte" or "varbinary" => "bytea",
            _ => null,
        };
        if (rewritten is not null)
        {
            edits.Replace(1, end, rewritten);
        }

        return end;
    }

    private static string Length(string? arguments, string none, string max) =>
        arguments is null ? none
        : arguments.Contains("max", StringComparison.OrdinalIgnoreCase) ? max
        : arguments;

    /// <summary>The index behind the attribute.</summary>
    private int Attribute(int index)
    {
        var word = statement.Tokens[index].Value;
        switch (word)
        {
            case "encode" or "collate":
                edits.Remove(index, index + 2);
                return index + 2;
            case "distkey" or "sortkey":
                keys.Add(new DeclaredKey(word[0], [statement.Tokens[0].Value]));
                edits.Remove(index, index + 1);
                return index + 1;
            case "identity":
                edits.Replace(index, index + 1, "generated always as identity");
                return Seed(index + 1);
            case "generated":
                return Seed(statement.IndexOf("identity") + 1);
            case "primary" or "unique" or "references":
                var (key, next) = KeyAt(statement, index, [statement.Tokens[0].Value]);
                keys.Add(key);
                edits.Replace(index, next, word == "primary" ? "not null" : "");
                return next;
            default:
                return statement.HasAt(index, "(") ? statement.AfterParenthesis(index) : index + 1;
        }
    }

    private int Seed(int open)
    {
        var (seed, step) = Numbers(open);
        var next = statement.AfterParenthesis(open);
        edits.Replace(open, next, $"(start with {seed} increment by {step})");
        return next;
    }

    private (string Seed, string Step) Numbers(int open)
    {
        var end = statement.AfterParenthesis(open) - 1;
        var text = statement.Sql[statement.Tokens[open].End..statement.Tokens[end].Start].Split(',');
        return (text[0].Trim(), text[1].Trim());
    }
}
