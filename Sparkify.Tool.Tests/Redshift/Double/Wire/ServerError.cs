namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>What the server answers instead of a result: an ErrorResponse with severity ERROR, or FATAL where the session ends with it.</summary>
internal sealed class ServerError(string sqlState, string message) : Exception(message)
{
    public const string FeatureNotSupported = "0A000";
    public const string SyntaxError = "42601";
    public const string ActiveTransaction = "25001";
    public const string UndefinedTable = "42P01";
    public const string UndefinedFunction = "42883";
    public const string UndefinedObject = "42704";
    public const string NoParameter = "42P02";
    public const string ProtocolViolation = "08P01";
    public const string InvalidPassword = "28P01";
    public const string Internal = "XX000";

    public string SqlState => sqlState;

    public string? Detail { get; init; }

    public string? Hint { get; init; }

    public bool IsFatal { get; init; }

    /// <summary>PostgreSQL said it, so its transaction has failed already.</summary>
    public bool IsOfPostgres { get; init; }

    public WireMessage ToMessage()
    {
        List<object> parts = ['S', IsFatal ? "FATAL" : "ERROR", 'C', sqlState, 'M', Message];
        if (Detail is not null)
        {
            parts.AddRange(['D', Detail]);
        }

        if (Hint is not null)
        {
            parts.AddRange(['H', Hint]);
        }

        return WireMessage.Of(WireMessage.Error, [.. parts, '\0']);
    }

    /// <summary>PostgreSQL's error as it came, but for what Redshift says in its own words.</summary>
    public static ServerError From(WireMessage message)
    {
        var fields = new Dictionary<char, string>();
        var body = message.Read();
        while (!body.IsAtEnd && body.Char() is var field and not '\0')
        {
            fields[field] = body.Text();
        }

        return new ServerError(fields['C'], fields['M'])
        {
            Detail = fields.GetValueOrDefault('D'),
            Hint = fields.GetValueOrDefault('H'),
            IsFatal = fields['S'] == "FATAL",
            IsOfPostgres = true,
        };
    }
}
