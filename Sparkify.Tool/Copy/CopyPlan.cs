using System.Globalization;
using System.Runtime.CompilerServices;
using Sparkify.Tool.Copy.Fields;
using Sparkify.Tool.Copy.Json;
using Sparkify.Tool.Copy.Parquet;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Copy;

/// <summary>All that is known of a COPY before its data is read.</summary>
internal sealed record CopyPlan(
    CopyOptions Options,
    IReadOnlyList<CopyColumn> Columns,
    RowLayout Layout,
    IReadOnlyList<StoredObject> Objects,
    long ListedObjectCount
)
{
    public static async Task<CopyPlan> MakeAsync(
        CopyStatement statement,
        TableDefinition table,
        CopySource source,
        CancellationToken cancellationToken
    )
    {
        var options = CopyOptions.From(statement);
        var columns = CopyColumns.Resolve(statement, table);
        try
        {
            var paths = await ReadPathsAsync(statement, options, source.Store, cancellationToken).ConfigureAwait(false);
            var layout = LayoutOf(statement, options, columns, paths);
            var (objects, listed) = await ListAsync(statement, options, source, cancellationToken)
                .ConfigureAwait(false);
            return new CopyPlan(options, columns, layout, objects, listed);
        }
        catch (SparkifyException error) when (error.Span is null)
        {
            throw error.At(statement.From.Span);
        }
    }

    /// <summary>Null: by the columns' names.</summary>
    private static async Task<IReadOnlyList<JsonPath>?> ReadPathsAsync(
        CopyStatement statement,
        CopyOptions options,
        IObjectStore store,
        CancellationToken cancellationToken
    )
    {
        if (options.JsonPaths is not { } location)
        {
            return null;
        }

        var item =
            await store.FindAsync(location, cancellationToken).ConfigureAwait(false)
            ?? throw new SparkifyException($"the jsonpaths file {location} does not exist")
            {
                Span = statement.Format.Argument!.Span,
            };
        var content = await ObjectText.ReadAsync(store, item, cancellationToken).ConfigureAwait(false);
        return JsonPathsFile.Parse(new SourceText(location.ToString(), content));
    }

    private static RowLayout LayoutOf(
        CopyStatement statement,
        CopyOptions options,
        IReadOnlyList<CopyColumn> columns,
        IReadOnlyList<JsonPath>? paths
    )
    {
        if (options.TextFormat is { } text)
        {
            CheckWidths(text, columns.Count, statement.Format);
            return new TextLayout(text);
        }

        if (options.IsColumnar)
        {
            return new ParquetLayout();
        }

        if (options.IsWhole && columns is not [{ Type.Kind: ColumnKind.Super }])
        {
            throw new SparkifyException("JSON 'noshred' takes a table, or a column list, of one SUPER column")
            {
                Span = statement.Format.Argument!.Span,
            };
        }

        if (paths is not null && paths.Count != columns.Count)
        {
            throw new SparkifyException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Number of jsonpaths and the number of columns should match. JSONPath size: {paths.Count}, Number of columns in table or column list: {columns.Count}"
                )
            )
            {
                Span = statement.Format.Argument!.Span,
            };
        }

        var steps =
            paths?.Select(p => p.Steps)
            ?? columns.Select(IReadOnlyList<JsonPathStep> (c) => options.IsWhole ? [] : [new JsonPathStep(c.Name, 0)]);
        var root = JsonPathNode.Build(steps, options.IgnoreCase, out var slots);
        return new JsonLayout(root, slots);
    }

    private static void CheckWidths(TextFormat text, int columnCount, CopyFormat format)
    {
        if (text.Widths is { } widths && widths.Count != columnCount)
        {
            throw new SparkifyException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"FIXEDWIDTH has {widths.Count} widths, the table or column list {columnCount} columns"
                )
            )
            {
                Span = format.Argument!.Span,
            };
        }
    }

    private static async Task<(IReadOnlyList<StoredObject> Objects, long Listed)> ListAsync(
        CopyStatement statement,
        CopyOptions options,
        CopySource source,
        CancellationToken cancellationToken
    )
    {
        var listing = new CountedListing();
        var all = listing.Count(
            options.IsManifest
                ? List(
                    await Manifest
                        .ReadAsync(source.Store, options.Source, statement.From.Span, cancellationToken)
                        .ConfigureAwait(false)
                )
                : source.Store.ListAsync(options.Source, cancellationToken),
            cancellationToken
        );
        var objects = new List<StoredObject>();
        var picked = source.Filter is { } filter ? filter(all) : all;
        await foreach (var item in picked.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            objects.Add(item);
        }

        return listing.ListedCount > 0
            ? (objects, listing.ListedCount)
            : throw new SparkifyException($"no object starts with {options.Source}: the specified key does not exist")
            {
                Span = statement.From.Span,
                Hint = "the source is a prefix of keys, compared byte by byte",
            };

        IAsyncEnumerable<StoredObject> List(Manifest manifest) =>
            options.IsColumnar
                ? manifest.ListWithLengthsAsync(source.Store, cancellationToken)
                : manifest.ListAsync(source.Store, cancellationToken);
    }

    private sealed class CountedListing
    {
        public long ListedCount { get; private set; }

        public async IAsyncEnumerable<StoredObject> Count(
            IAsyncEnumerable<StoredObject> listing,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await foreach (var item in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                ListedCount++;
                yield return item;
            }
        }
    }
}
