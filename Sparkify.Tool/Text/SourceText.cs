namespace Sparkify.Tool.Text;

/// <summary>A text the user wrote and the name it is shown under. Offsets are 0-based UTF-16 units; lines and columns 1-based.</summary>
internal sealed class SourceText(string name, string content)
{
    private int[]? lineStarts;

    public string Name { get; } = name;

    public string Content { get; } = content;

    public int LineCount => Starts.Length;

    private int[] Starts => lineStarts ??= FindLineStarts(Content);

    public LinePosition PositionAt(int offset)
    {
        var bounded = Math.Clamp(offset, 0, Content.Length);
        var index = Array.BinarySearch(Starts, bounded);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, bounded - Starts[line] + 1);
    }

    /// <summary>The text of a 1-based line without its line break.</summary>
    public string LineAt(int line)
    {
        var start = Starts[line - 1];
        var end = line < Starts.Length ? Starts[line] : Content.Length;
        return Content[start..end].TrimEnd('\r', '\n');
    }

    public SourceSpan Span(int offset, int length) => new(this, offset, length);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

/// <summary>1-based line and column.</summary>
internal readonly record struct LinePosition(int Line, int Column);

/// <summary>A piece of a source text; Offset and Length in UTF-16 units.</summary>
internal readonly record struct SourceSpan(SourceText Source, int Offset, int Length)
{
    public LinePosition Start => Source.PositionAt(Offset);

    /// <summary>name:line:column</summary>
    public override string ToString()
    {
        var start = Start;
        return $"{Source.Name}:{start.Line}:{start.Column}";
    }
}
