using System.Globalization;
using System.Text;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>
/// Reads the files of a COPY, loads their rows into PostgreSQL in the session's transaction, and writes what the views about loads say. It is
/// plain on purpose: all rows are in memory at once.
/// </summary>
internal sealed class CopyRunner(DoubleContext context, SessionState state, Backend backend)
{
    private readonly CopyFiles files = new(context.Objects);
    private readonly LoadReport report = new(context, state, backend.ProcessId);

    /// <summary>What the client is told besides: how many rows there were.</summary>
    public async Task<string> RunAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var columns = await ColumnsAsync(request, cancellationToken);
        report.Start(request);
        try
        {
            var opened = await files.OpenAsync(request, cancellationToken);
            var paths = await PathsAsync(request, columns.Count, cancellationToken);
            var rows = new StringBuilder();
            var rowCount = opened.Sum(file => Read(request, file, columns, paths, rows));
            if (report.ErrorCount > 0 && report.ErrorCount >= Math.Max(request.MaxErrorCount, 1))
            {
                throw new ServerError(
                    ServerError.Internal,
                    $"Load into table '{request.Table}' failed.  Check '{report.ErrorView}' system table for details."
                );
            }

            if (!request.LoadsNothing)
            {
                var defaults = await DefaultsAsync(request, columns, cancellationToken);
                rows.Replace("\n", string.Concat(defaults.Select(d => $"\t{d.Value}")) + "\n");
                var names = columns.Select(column => column.Name).Concat(defaults.Select(d => d.Name));
                var list = string.Join(", ", names.Select(Rewrites.Names.Quote));
                var sql =
                    $"copy {Rewrites.Names.QuotePath(request.Table)} ({list}) from stdin with (default '{CopyConversion.DefaultMark}')";
                await backend.CopyAsync(sql, Encoding.UTF8.GetBytes(rows.ToString()), cancellationToken);
            }

            report.Complete(opened, rowCount);
            return $"Load into table '{request.Table}' completed, {rowCount} record(s) loaded successfully.";
        }
        catch (ServerError)
        {
            report.Abort();
            throw;
        }
    }

    private async Task<List<CopyColumn>> ColumnsAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var rows = await backend.RowsAsync(
            $"""
            select attname, typname, atttypmod - 4, attnotnull, atthasdef
            from pg_attribute
            inner join pg_type on atttypid = pg_type.oid
            where attrelid = '{request.Table}'::regclass and attnum > 0 and not attisdropped and attidentity = ''
            order by attnum
            """,
            cancellationToken
        );
        var all = rows.ConvertAll(row => new CopyColumn(
            row[0]!,
            row[1]!,
            int.Parse(row[2]!, CultureInfo.InvariantCulture),
            row[3] == "t",
            row[4] == "t"
        ));
        return request.Columns.Count == 0
            ? all
            :
            [
                .. request.Columns.Select(name =>
                    all.Find(column => column.Name == name)
                    ?? throw new ServerError(
                        "42703",
                        $"column \"{name}\" of relation \"{request.Table}\" does not exist"
                    )
                ),
            ];
    }

    /// <summary>Of columns outside the list, as COPY's text: one value for all rows.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_loading_default_values.html"/>
    private async Task<List<(string Name, string Value)>> DefaultsAsync(
        CopyRequest request,
        List<CopyColumn> columns,
        CancellationToken cancellationToken
    )
    {
        var expressions = await backend.RowsAsync(
            $"""
            select attname, pg_get_expr(adbin, adrelid)
            from pg_attrdef
            inner join pg_attribute on adrelid = attrelid and adnum = attnum
            where adrelid = '{request.Table}'::regclass
            """,
            cancellationToken
        );
        var defaults = new List<(string Name, string Value)>();
        foreach (var row in expressions.Where(row => columns.TrueForAll(column => column.Name != row[0])))
        {
            var value = await backend.RowsAsync($"select ({row[1]})::text", cancellationToken);
            defaults.Add((row[0]!, CopyConversion.ToText(value[0][0])));
        }

        return defaults;
    }

    private async Task<IReadOnlyList<JsonPath>?> PathsAsync(
        CopyRequest request,
        int columnCount,
        CancellationToken cancellationToken
    )
    {
        if (request.Format != CopyFormat.Json || request.JsonPaths is "auto" or "auto ignorecase")
        {
            return null;
        }

        var paths = JsonPath.Parse(await files.ReadAsync(request.JsonPaths, cancellationToken));
        return paths is null || paths.Count == columnCount
            ? paths
            : throw new ServerError(
                ServerError.Internal,
                "Number of jsonpaths and the number of columns should match. "
                    + $"JSONPath size: {paths.Count}, Number of columns in table or column list: {columnCount}"
            );
    }

    private int Read(
        CopyRequest request,
        CopyFile file,
        List<CopyColumn> columns,
        IReadOnlyList<JsonPath>? paths,
        StringBuilder rows
    )
    {
        var read =
            request.Format == CopyFormat.Json
                ? new JsonRows(columns, paths, request.JsonPaths == "auto ignorecase").Read(file.Content)
                : new TextRows(request, columns.Count).Read(file.Content);
        var conversion = new CopyConversion(request);
        var count = 0;
        foreach (var row in read)
        {
            try
            {
                rows.Append(Line(row, columns, conversion)).Append('\n');
                count++;
            }
            catch (CopyFault fault)
            {
                report.Reject(file.Url, row.Line, fault);
            }
        }

        return count;
    }

    private static string Line(CopyRow row, List<CopyColumn> columns, CopyConversion conversion) =>
        row.Fault is null
            ? string.Join('\t', row.Values.Select((value, i) => conversion.Convert(value, columns[i])))
            : throw row.Fault;
}
