using Sparkify.Tool.Tests.Redshift.Double.Copy;
using Sparkify.Tool.Tests.Redshift.Double.Rules;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>How one statement is answered: <see cref="Sql"/> is what PostgreSQL is asked, empty where the double needs no help.</summary>
internal sealed record StatementPlan(Statement Statement, string Sql)
{
    /// <summary>Rows or counts of PostgreSQL's; then Parse and Bind reach it as they are. All else is run when it is executed.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Told to the client instead of PostgreSQL's command tag.</summary>
    public string? Tag { get; init; }

    /// <summary>In a transaction, before the statement.</summary>
    public string? Before { get; init; }

    /// <summary>As TRUNCATE does.</summary>
    public bool CommitsTransaction { get; init; }

    public CopyRequest? Copy { get; init; }
}
