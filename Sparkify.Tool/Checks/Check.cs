using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Checks;

/// <summary>A query that returns what is wrong. Span: what the user is shown as its place.</summary>
internal sealed record Check(string Name, Severity Severity, SqlStatement Query, SourceSpan? Span)
{
    /// <summary>The query is the tool's own: an error in it is shown at Span.</summary>
    public bool IsGenerated { get; init; }
}
