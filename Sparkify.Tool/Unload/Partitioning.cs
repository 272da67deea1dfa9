using System.Globalization;
using System.Text;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Unload;

/// <summary>PARTITION BY: which folder a row goes to, and which of its values go into the file.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"/>
internal sealed class Partitioning
{
    private const string NullFolder = "__HIVE_DEFAULT_PARTITION__";

    private static readonly ColumnKind[] KeyKinds =
    [
        ColumnKind.SmallInt,
        ColumnKind.Integer,
        ColumnKind.BigInt,
        ColumnKind.Decimal,
        ColumnKind.Real,
        ColumnKind.Boolean,
        ColumnKind.Char,
        ColumnKind.Varchar,
        ColumnKind.Date,
        ColumnKind.Timestamp,
    ];

    private readonly UnloadSource source;
    private readonly int[] keys;
    private readonly int[] written;
    private readonly object?[] values;
    private readonly StringBuilder path = new();

    /// <exception cref="SparkifyException">a partition column is not in the query, is of a type that cannot be one, or none other is left</exception>
    public Partitioning(UnloadSource source, UnloadPartition? partition)
    {
        this.source = source;
        keys = [.. (partition?.Columns ?? []).Select(FindKey)];
        var isIncluded = partition is null or { IsIncluded: true };
        written = [.. Enumerable.Range(0, source.Columns.Count).Where(i => isIncluded || !keys.Contains(i))];
        if (written.Length == 0)
        {
            throw new SparkifyException("PARTITION BY leaves no column to be written")
            {
                Span = partition!.Columns[^1].Span,
                Hint = "add INCLUDE, or select another column",
            };
        }

        values = new object?[written.Length];
        Columns = [.. written.Select(i => source.Columns[i])];
    }

    /// <summary>Those that go into the files.</summary>
    public UnloadColumn[] Columns { get; }

    /// <summary>What of the row goes into the file; valid until the next row.</summary>
    public ReadOnlySpan<object?> ValuesOf(object?[] row)
    {
        if (written.Length == row.Length)
        {
            return row;
        }

        for (var i = 0; i < written.Length; i++)
        {
            values[i] = row[written[i]];
        }

        return values;
    }

    /// <summary>"year=2019/month=September/"; "" without PARTITION BY.</summary>
    public string FolderOf(object?[] row)
    {
        if (keys.Length == 0)
        {
            return "";
        }

        path.Clear();
        foreach (var key in keys)
        {
            path.Append(source.Columns[key].Name).Append('=');
            AppendEscaped(row[key] is { } value ? source.Text(value) : NullFolder);
            path.Append('/');
        }

        return path.ToString();
    }

    private int FindKey(CopyArgument key)
    {
        var index = source.Columns.ToList().FindIndex(c => c.Name == key.Value);
        if (index < 0)
        {
            throw new SparkifyException($"partition column \"{key.Value}\" is not a column of the query")
            {
                Span = key.Span,
                Code = "42703",
            };
        }

        var type = source.Columns[index].Type;
        return KeyKinds.Contains(type.Kind)
            ? index
            : throw new SparkifyException($"column \"{key.Value}\" cannot be a partition column: its type is {type}")
            {
                Span = key.Span,
                Code = "0A000",
            };
    }

    /// <summary>As Hive does: what cannot stand in a folder's name is % and two hexadecimal digits.</summary>
    private void AppendEscaped(string value)
    {
        foreach (var character in value)
        {
            if (
                character < ' '
                || character == '\x7f'
                || "\"#%'*/:=?\\{[]^".Contains(character, StringComparison.Ordinal)
            )
            {
                path.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}");
            }
            else
            {
                path.Append(character);
            }
        }
    }
}
