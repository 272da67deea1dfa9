using Npgsql;

namespace Sparkify.Tool.Engines.Server;

/// <summary>
/// Reads a result's rows, one after the other, as the values that StatementResult names. All values come as text, since Npgsql's binary forms
/// have no room for what Redshift's types hold.
/// </summary>
internal sealed class TextRows(NpgsqlDataReader reader)
{
    private readonly Func<string, object>[] parsers =
    [
        .. Enumerable.Range(0, reader.FieldCount).Select(i => TextValues.ParserOf(reader.GetDataTypeOID(i))),
    ];

    public IReadOnlyList<ResultColumn> Columns { get; } =
    [
        .. Enumerable
            .Range(0, reader.FieldCount)
            .Select(i => new ResultColumn(reader.GetName(i), reader.GetDataTypeName(i))),
    ];

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
                row[i] = reader.IsDBNull(i) ? null : parsers[i](reader.GetString(i));
            }

            yield return row;
        }
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
