namespace Sparkify.Tool.Tests.Redshift.Double.Copy;

/// <summary>A column of the target. <paramref name="Type"/> is PostgreSQL's name of it, without length.</summary>
internal sealed record CopyColumn(string Name, string Type, int Length, bool IsNotNull, bool HasDefault)
{
    public bool IsText => Type is "varchar" or "bpchar";
}

/// <summary>Why a row cannot be loaded.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html"/>
internal sealed class CopyFault(int code, string reason) : Exception(reason)
{
    public int Code => code;

    public CopyColumn? Column { get; init; }

    public string? Value { get; init; }
}
