using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Queries;

internal enum QueryFormat
{
    Table,
    Csv,
    Json,
}

/// <summary>Script: the SQL and the name it was given under.</summary>
internal sealed record QueryOptions(MappedText Script, QueryFormat Format);
