using System.Text;
using Npgsql;

namespace Sparkify.Tool.Engines.Server;

/// <summary>
/// Reads a result's rows, one after the other, as the values that StatementResult names. All values come as text, since Npgsql's binary forms
/// have no room for what Redshift's types hold.
/// </summary>
internal sealed class TextRows(NpgsqlDataReader reader)
{
    private readonly Func<string, object>[] parsers = ParsersOf(reader);
    private byte[] buffer = new byte[64];

    public IReadOnlyList<ResultColumn> Columns { get; } = ColumnsOf(reader);

    /// <summary>No row is left that the server has yet to send.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Translate: from what reading throws to what the caller is to see. The token: of callers that do not cancel the command themselves.</summary>
    public IEnumerable<object?[]> Read(
        Func<Exception, Exception> translate,
        CancellationToken cancellationToken = default
    )
    {
        while (Advance(translate, cancellationToken))
        {
            var row = new object?[parsers.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : parsers[i](ReadText(i));
            }

            yield return row;
        }
    }

    /// <summary>The bytes as they came: a string is what Npgsql has to find a type's converter for.</summary>
    private string ReadText(int column)
    {
        var length = (int)reader.GetBytes(column, 0, null, 0, 0);
        if (buffer.Length < length)
        {
            buffer = new byte[length];
        }

        reader.GetBytes(column, 0, buffer, 0, length);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static Func<string, object>[] ParsersOf(NpgsqlDataReader reader)
    {
        var parsers = new Func<string, object>[reader.FieldCount];
        for (var i = 0; i < parsers.Length; i++)
        {
            parsers[i] = TextValues.ParserOf(reader.GetDataTypeOID(i));
        }

        return parsers;
    }

    private static ResultColumn[] ColumnsOf(NpgsqlDataReader reader)
    {
        var columns = new ResultColumn[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new ResultColumn(reader.GetName(i), reader.GetDataTypeName(i));
        }

        return columns;
    }

    private bool Advance(Func<Exception, Exception> translate, CancellationToken cancellationToken)
    {
        try
        {
            var hasRow = cancellationToken.CanBeCanceled
                ? reader.ReadAsync(cancellationToken).GetAwaiter().GetResult()
                : reader.Read();
            IsAtEnd = !hasRow;
            return !IsAtEnd;
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException)
        {
            IsAtEnd = true;
            throw translate(error);
        }
    }
}
