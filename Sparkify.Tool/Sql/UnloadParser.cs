using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>UNLOAD in all its grammar; what a local engine does not have parses too, and keeps its place.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed partial class UnloadParser
{
    private readonly TokenCursor cursor;
    private readonly List<CopyParameter> parameters = [];
    private CopyFormat? format;
    private CopyAuthorization? authorization;
    private UnloadPartition? partition;
    private UnloadSize? maxFileSize;
    private UnloadSize? rowGroupSize;

    private UnloadParser(SqlStatement statement) => cursor = new TokenCursor(statement);

    /// <exception cref="SparkifyException">the statement is not an UNLOAD as Redshift's grammar has it, or its query is none that UNLOAD takes</exception>
    public static UnloadStatement Parse(SqlStatement statement) => new UnloadParser(statement).Parse();

    private UnloadStatement Parse()
    {
        cursor.Expect("unload");
        cursor.Expect(SqlTokenKind.OpenParen, "(");
        var literal = ExpectToken("the query in single quotes");
        cursor.Expect(SqlTokenKind.CloseParen, ")");
        cursor.Expect("to");
        var to = ExpectText("a destination such as 's3://bucket/prefix'");
        while (!cursor.AtEnd)
        {
            ParseOption();
        }

        var unload = new UnloadStatement(
            UnloadQuery.Of(cursor.Statement, literal),
            to,
            format ?? new CopyFormat(CopyFormatKind.Delimited, null, null)
        )
        {
            Authorization = authorization,
            Parameters = parameters,
            Partition = partition,
            MaxFileSize = maxFileSize,
            RowGroupSize = rowGroupSize,
        };
        UnloadOptionRules.Check(unload);
        return unload;
    }

    private void ParseOption()
    {
        if (TakeFormat() || TakeAuthorization() || TakePartition() || TakeParameter())
        {
            return;
        }

        throw cursor.Expected("an UNLOAD option");
    }

    private bool TakeAuthorization()
    {
        var first = cursor.Index;
        if (AuthorizationClause.Take(cursor) is not { } taken)
        {
            return false;
        }

        if (authorization is not null)
        {
            throw cursor.Error(
                "UNLOAD has two authorizations",
                cursor.Statement.Tokens[first],
                "use one of IAM_ROLE, ACCESS_KEY_ID with SECRET_ACCESS_KEY, CREDENTIALS"
            );
        }

        authorization = taken;
        return true;
    }

    /// <summary>[FORMAT [AS]] CSV | JSON | PARQUET, and FIXEDWIDTH, which has no FORMAT before it.</summary>
    private bool TakeFormat()
    {
        var first = cursor.Index;
        var isAnnounced = cursor.Take("format");
        if (isAnnounced)
        {
            cursor.Take("as");
        }

        CopyFormatKind? kind =
            cursor.Take("csv") ? CopyFormatKind.Csv
            : cursor.Take("json") ? CopyFormatKind.Json
            : cursor.Take("parquet") ? CopyFormatKind.Parquet
            : !isAnnounced && cursor.Take("fixedwidth") ? CopyFormatKind.FixedWidth
            : null;
        if (kind is null)
        {
            return isAnnounced ? throw cursor.Expected("a format: CSV, JSON or PARQUET") : false;
        }

        CopyArgument? argument = null;
        if (kind == CopyFormatKind.FixedWidth)
        {
            cursor.Take("as");
            argument = ExpectText("the widths, such as 'name:10,age:3'");
        }

        if (format is not null)
        {
            throw cursor.Error(
                $"{Word(kind.Value)} cannot be used with {Word(format.Kind)}",
                cursor.Statement.Tokens[first],
                "an UNLOAD has one format"
            );
        }

        format = new CopyFormat(kind.Value, argument, cursor.SpanFrom(first));
        return true;
    }

    private static string Word(CopyFormatKind kind) => kind.ToString().ToUpperInvariant();

    private bool TakePartition()
    {
        var first = cursor.Index;
        if (!cursor.Take("partition"))
        {
            return false;
        }

        if (partition is not null)
        {
            throw cursor.Error("PARTITION BY is given twice", cursor.Statement.Tokens[first]);
        }

        cursor.Expect("by");
        cursor.Expect(SqlTokenKind.OpenParen, "(");
        var columns = new List<CopyArgument>();
        do
        {
            var token = cursor.ExpectIdentifier("a column name");
            if (columns.Exists(c => c.Value == token.IdentifierName))
            {
                throw cursor.Error($"column \"{token.IdentifierName}\" is named twice", token);
            }

            columns.Add(new CopyArgument(token.IdentifierName, cursor.Statement.SpanOf(token)));
        } while (cursor.Take(SqlTokenKind.Comma));
        cursor.Expect(SqlTokenKind.CloseParen, ", or )");
        partition = new UnloadPartition(columns, cursor.Take("include"));
        return true;
    }

    private CopyArgument ExpectText(string description) => Argument(ExpectToken(description));

    private SqlToken ExpectToken(string description) =>
        cursor.At(SqlTokenKind.String) || cursor.At(SqlTokenKind.DollarString)
            ? cursor.Next()
            : throw cursor.Expected(description);

    private CopyArgument Argument(SqlToken token) => new(token.StringValue, cursor.Statement.SpanOf(token));
}
