using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>
/// COPY in all its grammar: options that no local engine has parse too, and keep their place, so that whoever refuses them can point
/// at them. Errors are syntax errors with a position.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html"/>
internal sealed partial class CopyParser
{
    private readonly TokenCursor cursor;
    private readonly List<CopyParameter> parameters = [];
    private CopyFormat? format;
    private CopyAuthorization? authorization;

    private CopyParser(SqlStatement statement) => cursor = new TokenCursor(statement);

    /// <exception cref="SparkifyException">the statement is not a COPY as Redshift's grammar has it</exception>
    public static CopyStatement Parse(SqlStatement statement) => new CopyParser(statement).Parse();

    private CopyStatement Parse()
    {
        cursor.Expect("copy");
        RefuseJobStatement();
        var first = cursor.Index;
        var table = cursor.ExpectName("a table name");
        var tableSpan = cursor.SpanFrom(first);
        var columns = cursor.At(SqlTokenKind.OpenParen) ? cursor.ExpectNameList("a column name") : null;
        cursor.Expect("from");
        var from = ExpectSource();
        while (!cursor.AtEnd)
        {
            ParseOption();
        }

        return new CopyStatement(table, from, format ?? new CopyFormat(CopyFormatKind.Delimited, null, null))
        {
            Columns = columns,
            TableSpan = tableSpan,
            Authorization = authorization,
            Parameters = parameters,
        };
    }

    /// <summary>COPY JOB RUN and the like administrate auto-copy jobs; they are no loads.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COPY-JOB.html"/>
    private void RefuseJobStatement()
    {
        string[] verbs = ["create", "alter", "run", "list", "show", "drop"];
        if (cursor.At("job") && verbs.Any(v => cursor.Ahead(1)?.IsWord(v) == true))
        {
            throw cursor.Error(
                "COPY JOB statements are not supported",
                cursor.Next(),
                "write the COPY itself, and leave when it runs to the scheduler that starts the load"
            );
        }
    }

    private CopyArgument ExpectSource()
    {
        if (cursor.At("stdin"))
        {
            throw cursor.Unsupported(
                RuleNames.CopyStdin,
                "COPY FROM STDIN does not exist in Redshift",
                cursor.Next(),
                "put the rows into an object and COPY it FROM 's3://bucket/key'"
            );
        }

        return ExpectText("a source such as 's3://bucket/prefix'");
    }

    private void ParseOption()
    {
        if (TakeFormat() || TakeAuthorization() || TakeJob() || TakeSimplify())
        {
            return;
        }

        var word = cursor.Current is { Kind: SqlTokenKind.Word } token ? token.Text : "";
        if (CopyParameters.Find(word) is not { } rule)
        {
            throw UnknownOption(word);
        }

        ParseParameter(rule);
    }

    private void ParseParameter(CopyParameterRule rule)
    {
        var first = cursor.Index;
        cursor.Next();
        if (rule.Shape != CopyArgumentShape.None)
        {
            cursor.Take("as");
        }

        var argument = rule.Shape switch
        {
            CopyArgumentShape.Text => ExpectText($"a quoted value of {rule.Name}"),
            CopyArgumentShape.OptionalText => TakeText(),
            CopyArgumentShape.Number => ExpectNumber(rule),
            CopyArgumentShape.Word => TakeWord(rule) ?? throw cursor.Expected(string.Join(", ", rule.Words)),
            CopyArgumentShape.OptionalWord => TakeWord(rule),
            _ => null,
        };
        Add(rule.Name, argument, first);
    }

    private void Add(string name, CopyArgument? argument, int first)
    {
        if (parameters.Exists(p => p.Name == name))
        {
            throw cursor.Error($"{name} is given twice", cursor.Statement.Tokens[first], "give each parameter once");
        }

        parameters.Add(new CopyParameter(name, argument, cursor.SpanFrom(first)));
    }

    /// <summary>JOB CREATE name [AUTO ON|OFF]</summary>
    private bool TakeJob()
    {
        var first = cursor.Index;
        if (!cursor.Take("job", "create"))
        {
            return false;
        }

        var name = cursor.ExpectIdentifier("a job name");
        if (cursor.Take("auto") && !cursor.Take("on") && !cursor.Take("off"))
        {
            throw cursor.Expected("ON or OFF");
        }

        Add("JOB CREATE", new CopyArgument(name.IdentifierName, cursor.Statement.SpanOf(name)), first);
        return true;
    }

    /// <summary>SIMPLIFY [AUTO] [tolerance], for shapefiles.</summary>
    private bool TakeSimplify()
    {
        var first = cursor.Index;
        if (!cursor.Take("simplify"))
        {
            return false;
        }

        cursor.Take("auto");
        var tolerance = cursor.At(SqlTokenKind.Number) ? Argument(cursor.Next()) : TakeText();
        Add("SIMPLIFY", tolerance, first);
        return true;
    }

    private CopyArgument? TakeText() =>
        cursor.At(SqlTokenKind.String) || cursor.At(SqlTokenKind.DollarString) ? Argument(cursor.Next()) : null;

    private CopyArgument ExpectText(string description) => TakeText() ?? throw cursor.Expected(description);

    private CopyArgument ExpectNumber(CopyParameterRule rule)
    {
        var token = cursor.Expect(SqlTokenKind.Number, $"the number of {rule.Name}");
        var (least, most) = rule.Limits;
        if (
            !long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < least
            || number > most
        )
        {
            throw cursor.Error($"{rule.Name} takes a whole number from {least} to {most}, found {token.Text}", token);
        }

        return Argument(token);
    }

    private CopyArgument? TakeWord(CopyParameterRule rule)
    {
        if (cursor.Current is not { Kind: SqlTokenKind.Word or SqlTokenKind.String } token)
        {
            return null;
        }

        var text = token.Kind == SqlTokenKind.String ? token.StringValue : token.Text;
        if (rule.Words.FirstOrDefault(w => w.Equals(text, StringComparison.OrdinalIgnoreCase)) is not { } word)
        {
            return null;
        }

        cursor.Next();
        return new CopyArgument(word, cursor.Statement.SpanOf(token));
    }

    private CopyArgument Argument(SqlToken token) =>
        new(
            token.Kind is SqlTokenKind.String or SqlTokenKind.DollarString ? token.StringValue : token.Text,
            cursor.Statement.SpanOf(token)
        )
        {
            Literal = token.Kind == SqlTokenKind.String ? token.Text : null,
        };

    private SparkifyException UnknownOption(string word)
    {
        var hint = word.ToUpperInvariant() switch
        {
            "HEADER" => "Redshift has IGNOREHEADER 1",
            "EMPTY" or "EMPTYASNULLS" => "Redshift has EMPTYASNULL",
            "LIMIT" or "WHERE" => "COPY loads whole objects; filter in an INSERT … SELECT from the staging table",
            _ => null,
        };
        var error = cursor.Expected("a COPY parameter");
        return hint is null ? error : cursor.Error(error.Message, cursor.Current!.Value, hint);
    }
}
