namespace Sparkify.Tool.Sql;

/// <summary>Token indexes [Start, End) of a statement.</summary>
internal readonly record struct TokenRange(int Start, int End)
{
    public int Count => End - Start;
}
