using System.Globalization;
using System.Text;
using System.Text.Json;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>
/// System views of Redshift that tell what engines do not know: of what is in the database, made of what is recorded, and of loads. Those that
/// only a cluster has are refused by name.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html"/>
internal sealed class SystemViews(IEngine engine, string schema, CatalogSnapshot catalog)
{
    /// <summary>Engines hold a chunk once for each of its rows.</summary>
    private const int ChunkRowCount = 64;

    private readonly LoadViewQueries loads = new(engine, schema);
    private readonly CatalogViewRows rows = new(engine, catalog);
    private bool isReading;

    /// <summary>Whether a name in it may be one of these views.</summary>
    public bool Reads(SqlStatement statement) => statement.Tokens.Any(t => t.IsIdentifier && IsView(t.IdentifierName));

    /// <summary>The view as CREATE VIEW; null: it is none of these.</summary>
    /// <exception cref="SparkifyException">there is no such view but on Redshift</exception>
    public string? Find(SqlStatement statement, NamedSource source)
    {
        var name = source.Name;
        if (name.Schema is not (null or "pg_catalog") || !IsView(name.Name) || IsTemporary(name))
        {
            return null;
        }

        if (AbsentViews.Contains(name.Name, engine.Name))
        {
            throw NotSupported(statement, source, "", AbsentViews.HintOf(name.Name));
        }

        if (loads.Find(name.Name) is { } query)
        {
            return $"create view {name.Name} as {query}";
        }

        RefuseCopy(statement, source);
        return $"create view {name.Name} as {Query(name.Name)}";
    }

    private bool IsView(string name) =>
        CatalogViews.Contains(name) || LoadViews.Contains(name) || AbsentViews.Contains(name, engine.Name);

    /// <summary>Temporary tables are found before system views.</summary>
    private bool IsTemporary(QualifiedName name) =>
        name.Schema is null && engine.FindTable(name) is { IsTemporary: true };

    /// <summary>The rows are those of now: a view that is kept would go on telling them.</summary>
    private void RefuseCopy(SqlStatement statement, NamedSource source)
    {
        switch (StatementClassifier.Classify(statement))
        {
            case StatementKind.CreateView:
                throw NotSupported(statement, source, " in CREATE VIEW", "add WITH NO SCHEMA BINDING");
            case StatementKind.CreateMaterializedView:
                var hint = "materialized views cannot read system views: use CREATE VIEW … WITH NO SCHEMA BINDING";
                throw NotSupported(statement, source, " in CREATE MATERIALIZED VIEW", hint);
        }
    }

    private SparkifyException NotSupported(SqlStatement statement, NamedSource source, string where, string hint) =>
        new(
            $"the system view {source.Name.Name.ToUpperInvariant()}{where} is not supported by the {engine.Name} engine"
        )
        {
            Code = "0A000",
            Span = statement.SpanOf(statement.Tokens[source.NameRange.Start]),
            Hint = hint,
        };

    /// <summary>
    /// Rows stand in JSON, for unions of thousands of queries are too deep for parsers. A late-binding view that reads these views has types, and
    /// no rows, for them.
    /// </summary>
    private string Query(string view)
    {
        var columns = CatalogViews
            .Find(view)!
            .Select((column, i) => $"{Value(column.Type, i)} as {SqlNames.Quote(column.Name)}");
        var chunks = Read(view)
            .Chunk(ChunkRowCount)
            .DefaultIfEmpty([])
            .Select(chunk => $"select json_parse({SqlStrings.Quote(Json(chunk))}) as rows");
        return $"select {string.Join(", ", columns)} from ({string.Join(" union all ", chunks)}) as chunks, chunks.rows as r";
    }

    private IReadOnlyList<object?[]> Read(string view)
    {
        if (isReading)
        {
            return [];
        }

        isReading = true;
        try
        {
            return [.. rows.Of(view)];
        }
        finally
        {
            isReading = false;
        }
    }

    private static string Value(ColumnType type, int index)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"r[{index}]");
        return type.Kind switch
        {
            ColumnKind.Timestamp => "null::timestamp",
            ColumnKind.Char => $"{value}::{type with { Kind = ColumnKind.Varchar }}::{type}",
            _ => $"{value}::{type}",
        };
    }

    private static string Json(IEnumerable<object?[]> rows)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                writer.WriteStartArray();
                foreach (var value in row)
                {
                    Write(writer, value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
