using System.Text;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Engines.Postgres;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.DuckDb;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Dialects;

/// <summary>
/// What an engine makes of a case's statements. Sql: the translations; on DuckDB of a case whose name starts with ddl_ the tables and
/// views as DuckDB holds them in the end. Rows: the last result, as `query --format csv` prints it.
/// </summary>
internal sealed partial record CaseRun(string? Sql, string? Rows, string? Error)
{
    public static CaseRun OnDuckDb(string name, string input)
    {
        using var scratch = new ScratchEngine();
        var engine = (DuckDbEngine)scratch.Engine;
        var run = Of(engine, input, statement => DuckDbDialect.Translate(statement, engine.Translations));
        if (run.Error is not null || !name.StartsWith("ddl_", StringComparison.Ordinal))
        {
            return run;
        }

        engine.Dispose();
        return run with { Sql = Stored(scratch) };
    }

    public static CaseRun OnPostgres(string input)
    {
        using var scratch = new PostgresScratch();
        var engine = (PostgresEngine)scratch.Engine;
        return Of(engine, input, statement => PostgresDialect.Translate(statement, engine.Translations));
    }

    private static CaseRun Of(IEngine engine, string input, Func<SqlStatement, Translation> translate)
    {
        var translations = new List<string>();
        string? rows = null;
        try
        {
            foreach (var statement in StatementSplitter.Split(MappedText.Of(new SourceText("input.sql", input))))
            {
                Translate(statement, translate, translations);
                using var result = engine.Run(statement, CancellationToken.None);
                rows = Print(result);
            }
        }
        catch (SparkifyException error)
        {
            return new CaseRun(Join(translations), null, DiagnosticPrinter.Print(Diagnostic.From(error)));
        }

        return new CaseRun(Join(translations), rows, null);
    }

    private static void Translate(
        SqlStatement statement,
        Func<SqlStatement, Translation> translate,
        List<string> translations
    )
    {
        var kind = StatementClassifier.Classify(statement);
        var isTranslated =
            kind
            is StatementKind.Select
                or StatementKind.Explain
                or StatementKind.Insert
                or StatementKind.Update
                or StatementKind.Delete
                or StatementKind.Merge
                or StatementKind.Truncate
                or StatementKind.CreateView;
        if (isTranslated)
        {
            var translation = translate(statement);
            translations.AddRange(translation.Preconditions.Select(p => $"{p.Sql} -- must give no row"));
            translations.Add(translation.Text.Text);
        }
    }

    private static string? Join(List<string> translations) =>
        translations.Count == 0 ? null : string.Concat(translations.Select(t => $"{t};\n"));

    private static string Stored(ScratchEngine scratch)
    {
        using var connection = new DuckDBConnection($"DataSource={scratch["test.duckdb"]}");
        connection.Open();
        var definitions = connection.Rows(
            """
            select sql from duckdb_tables() where schema_name <> 'sparkify'
            union all
            select sql from duckdb_views() where not internal
            order by sql
            """
        );
        return string.Concat(definitions.Select(row => IdentityName().Replace((string)row[0]!, "identity_…") + "\n"));
    }

    private static string Print(StatementResult result)
    {
        var text = new StringBuilder();
        if (result.Columns is { } columns)
        {
            text.AppendJoin(',', columns.Select(c => Field(c.Name))).Append('\n');
        }

        foreach (var row in result.Rows)
        {
            text.AppendJoin(',', row.Select(value => Field(RedshiftText.Format(value)))).Append('\n');
        }

        return text.ToString();
    }

    private static string Field(string? text) =>
        text is null ? ""
        : text.Length == 0 || text.AsSpan().IndexOfAny(",\"\n") >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    [GeneratedRegex("identity_[0-9a-f]{32}")]
    private static partial Regex IdentityName();
}
