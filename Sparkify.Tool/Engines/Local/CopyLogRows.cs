using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>The rows of one COPY in the tool's tables, as INSERTs that all local engines have as they stand.</summary>
internal sealed class CopyLogRows(CopyLogEntry entry, int sessionId, string database)
{
    private const int BatchRowCount = 500;
    private const string Time = "yyyy-MM-dd HH:mm:ss.ffffff";

    public IReadOnlyList<string> Inserts(string quotedSchema)
    {
        var record = entry.Record;
        var inserts = new List<string>();
        Insert(CopyTables.Copies, [Copy()]);
        Insert(CopyTables.Objects, record.Scanned.Select(Object));
        if (record.Rejections.Count > 0)
        {
            Insert(CopyTables.Errors, record.Rejections.Select(Error));
            Insert(CopyTables.ErrorFields, record.Rejections.SelectMany(Fields));
        }

        if (record.Replacements.Count > 0)
        {
            Insert(CopyTables.Replacements, record.Replacements.Select(Replacement));
        }

        return inserts;

        void Insert(string table, IEnumerable<string> rows) =>
            inserts.AddRange(
                rows.Chunk(BatchRowCount)
                    .Select(batch => $"INSERT INTO {quotedSchema}.{table} VALUES {string.Join(",\n", batch)}")
            );
    }

    private string Copy()
    {
        var record = entry.Record;
        var (format, kind) = entry.Statement.Format.Kind switch
        {
            CopyFormatKind.Csv => ("csv", "Text"),
            CopyFormatKind.Json => ("json", "JSON"),
            CopyFormatKind.Avro => ("avro", "Avro"),
            CopyFormatKind.Parquet => ("parquet", "Parquet"),
            CopyFormatKind.Orc => ("orc", "ORC"),
            _ => ("txt", "Text"),
        };
        var scannedBytes = record.Scanned.Sum(s => s.Object.SizeBytes);
        return Row(
            entry.Query,
            entry.Transaction,
            entry.UserId,
            sessionId,
            database,
            TableIdOf(entry.Statement.Table),
            entry.Statement.Table.Name,
            entry.IsCompleted ? "completed" : "aborted",
            record.StartedAt,
            record.EndedAt,
            entry.Statement.From.Value,
            format,
            kind,
            entry.LoadedRowCount,
            entry.LoadedRowCount > 0 ? scannedBytes : 0,
            record.ObjectCount,
            record.ByteCount,
            record.Scanned.Count,
            scannedBytes,
            record.RejectedRowCount
        );
    }

    private string Object(ScannedObject item) =>
        Row(
            entry.Query,
            item.Slice,
            Cut(item.Object.Location.ToString(), 256),
            Math.Min(item.Object.SizeBytes, int.MaxValue),
            Math.Min(item.LineCount, int.MaxValue),
            Math.Min(item.RejectedRowCount, int.MaxValue),
            item.StartedAt,
            item.EndedAt,
            Cut(item.Object.ETag, 256)
        );

    private string Error(LoggedRejection rejection)
    {
        var row = rejection.Row;
        return Row(
            entry.Query,
            rejection.Slice,
            Cut(row.Object.Location.ToString(), 256),
            row.Line,
            Cut(row.Column ?? "", 127),
            TypeOf(rejection.Column),
            LengthOf(rejection.Column),
            row.Position,
            SingleByte(row.RawLine, 1024),
            SingleByte(row.Value, 1024),
            row.Code,
            SingleByte(row.Reason, 100),
            SingleByte(row.Reason, 512)
        );
    }

    private IEnumerable<string> Fields(LoggedRejection rejection) =>
        rejection.Fields.Select(
            (field, index) =>
                Row(
                    entry.Query,
                    rejection.Slice,
                    Cut(rejection.Row.Object.Location.ToString(), 256),
                    rejection.Row.Line,
                    index,
                    Cut(field.Column.Name, 1024),
                    SingleByte(field.Value, 1024),
                    field.IsNull ? 1 : 0,
                    TypeOf(field.Column),
                    LengthOf(field.Column)
                )
        );

    private string Replacement(ReplacedRow row) =>
        Row(
            entry.Query,
            row.Slice,
            Cut(row.Object.Location.ToString(), 256),
            row.Line,
            Cut(row.Column.Name, 127),
            SingleByte(row.RawLine, 1024)
        );

    /// <summary>Local engines give tables no numbers that last: the same name has always the same one.</summary>
    public static int TableIdOf(QualifiedName table)
    {
        var name = Encoding.UTF8.GetBytes($"{table.SchemaOrDefault}.{table.Name}");
        return (int)(XxHash32.HashToUInt32(name) & int.MaxValue);
    }

    /// <summary>As PostgreSQL, and Redshift, call it within the server; 10 characters.</summary>
    private static string TypeOf(CopyColumn? column) =>
        column?.Type.Kind switch
        {
            null => "",
            ColumnKind.SmallInt => "int2",
            ColumnKind.Integer => "int4",
            ColumnKind.BigInt => "int8",
            ColumnKind.Decimal => "numeric",
            ColumnKind.Real => "float4",
            ColumnKind.Double => "float8",
            ColumnKind.Boolean => "bool",
            ColumnKind.TimestampTz => "timestampt",
            var other => Cut(other.Value.ToString().ToLowerInvariant(), 10),
        };

    private static string LengthOf(CopyColumn? column) =>
        column?.Type switch
        {
            { Kind: ColumnKind.Char or ColumnKind.Varchar or ColumnKind.Varbyte } type => Invariant($"{type.Length}"),
            { Kind: ColumnKind.Decimal } type => Invariant($"{type.Length}, {type.Scale}"),
            _ => "",
        };

    /// <summary>CHAR holds characters of one byte: each other one is a period, as in Redshift's views.</summary>
    private static string SingleByte(string? value, int maxLength)
    {
        var text = new StringBuilder();
        foreach (var rune in (value ?? "").EnumerateRunes())
        {
            text.Append(rune.Value is > 0 and < 0x80 ? (char)rune.Value : '.');
        }

        return Cut(text.ToString(), maxLength);
    }

    private static string Cut(string value, int maxLength)
    {
        var length = Math.Min(value.Length, maxLength);
        length -= length < value.Length && char.IsHighSurrogate(value[length - 1]) ? 1 : 0;
        return value[..length].TrimEnd(' ');
    }

    private static string Row(params ReadOnlySpan<object> values)
    {
        var row = new StringBuilder("(");
        foreach (var value in values)
        {
            row.Append(row.Length > 1 ? ", " : "").Append(Literal(value));
        }

        return row.Append(')').ToString();
    }

    private static string Literal(object value) =>
        value switch
        {
            string text => Quote(text),
            DateTime time => $"'{time.ToString(Time, CultureInfo.InvariantCulture)}'",
            var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
        };

    private static string Quote(string value) =>
        $"'{value.Replace("\0", "", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
