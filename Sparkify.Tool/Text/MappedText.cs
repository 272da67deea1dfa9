namespace Sparkify.Tool.Text;

/// <summary>
/// A text made from a source text by edits, which still knows where each of its characters came from: so that an
/// error in what an engine was sent points into the file the user wrote.
/// </summary>
internal sealed class MappedText
{
    private readonly Piece[] pieces;

    private MappedText(SourceText source, string text, Piece[] pieces)
    {
        Source = source;
        Text = text;
        this.pieces = pieces;
    }

    public SourceText Source { get; }

    public string Text { get; }

    public static MappedText Of(SourceText source) =>
        new(source, source.Content, [new Piece(0, source.Content.Length, 0, source.Content.Length, true)]);

    /// <summary>The span of the source that [offset, offset + length) of this text stands for.</summary>
    public SourceSpan ToSource(int offset, int length)
    {
        var start = SourceOffset(offset, atEnd: false);
        var end = SourceOffset(offset + length, atEnd: true);
        return new SourceSpan(Source, start, Math.Max(0, end - start));
    }

    /// <summary>A part of this text, with its map.</summary>
    public MappedText Slice(int offset, int length)
    {
        var parts = new List<Piece>();
        AppendRange(parts, offset, offset + length, 0);
        if (parts.Count == 0)
        {
            // An empty text still has a place.
            parts.Add(new Piece(0, 0, SourceOffset(offset, atEnd: false), 0, true));
        }

        return new MappedText(Source, Text.Substring(offset, length), [.. parts]);
    }

    /// <summary>Applies edits, given in any order, that do not overlap; insertions at one offset keep their order.</summary>
    public MappedText Apply(IEnumerable<TextEdit> edits)
    {
        var builder = new System.Text.StringBuilder(Text.Length + 64);
        var parts = new List<Piece>();
        var position = 0;
        foreach (var edit in edits.OrderBy(e => e.Offset).ThenBy(e => e.Length == 0 ? 0 : 1))
        {
            if (edit.Offset < position)
            {
                throw new InvalidOperationException($"edits overlap at offset {edit.Offset}");
            }

            AppendRange(parts, position, edit.Offset, builder.Length);
            builder.Append(Text, position, edit.Offset - position);
            var origin = ToSource(edit.Offset, edit.Length);
            parts.Add(new Piece(builder.Length, edit.Replacement.Length, origin.Offset, origin.Length, false));
            builder.Append(edit.Replacement);
            position = edit.Offset + edit.Length;
        }

        AppendRange(parts, position, Text.Length, builder.Length);
        builder.Append(Text, position, Text.Length - position);
        return new MappedText(Source, builder.ToString(), [.. parts]);
    }

    /// <summary>A text made of pieces of this one and of new text, in any order.</summary>
    public MappedText Compose(IEnumerable<TextSegment> segments)
    {
        var builder = new System.Text.StringBuilder(Text.Length + 64);
        var parts = new List<Piece>();
        foreach (var segment in segments)
        {
            if (segment.Replacement is not { } text)
            {
                AppendRange(parts, segment.Offset, segment.Offset + segment.Length, builder.Length);
                builder.Append(Text, segment.Offset, segment.Length);
            }
            else if (text.Length > 0)
            {
                var origin = ToSource(segment.Offset, segment.Length);
                parts.Add(new Piece(builder.Length, text.Length, origin.Offset, origin.Length, false));
                builder.Append(text);
            }
        }

        return new MappedText(Source, builder.ToString(), [.. parts]);
    }

    private void AppendRange(List<Piece> parts, int start, int end, int target)
    {
        for (var i = FirstEndingAt(start + 1); i < pieces.Length && pieces[i].Offset < end; i++)
        {
            var piece = pieces[i];
            var from = Math.Max(start, piece.Offset);
            var to = Math.Min(end, piece.End);
            if (from < to)
            {
                var shifted = target + from - start;
                parts.Add(
                    piece.IsCopy
                        ? new Piece(shifted, to - from, piece.SourceOffset + from - piece.Offset, to - from, true)
                        : new Piece(shifted, to - from, piece.SourceOffset, piece.SourceLength, false)
                );
            }
        }
    }

    /// <summary>The place in the source of the character at that offset; atEnd: behind the character before it.</summary>
    private int SourceOffset(int offset, bool atEnd)
    {
        var index = FirstEndingAt(atEnd ? offset : offset + 1);
        if (index == pieces.Length)
        {
            return pieces.Length == 0 ? 0 : pieces[^1].SourceEnd;
        }

        var piece = pieces[index];
        return piece.IsCopy ? piece.SourceOffset + offset - piece.Offset
            : atEnd && offset > piece.Offset ? piece.SourceEnd
            : piece.SourceOffset;
    }

    /// <summary>The index of the first piece that ends at that offset or behind it. Pieces lie one behind the other without a gap.</summary>
    private int FirstEndingAt(int offset)
    {
        var (low, high) = (0, pieces.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].End < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>
    /// Length characters from Offset came from SourceLength characters at SourceOffset: one by one where IsCopy,
    /// else as a whole, whatever their lengths.
    /// </summary>
    private sealed record Piece(int Offset, int Length, int SourceOffset, int SourceLength, bool IsCopy)
    {
        public int End => Offset + Length;

        public int SourceEnd => SourceOffset + SourceLength;
    }
}

/// <summary>Replace Length characters at Offset by Replacement. Offsets are those of the text before any edit.</summary>
internal sealed record TextEdit(int Offset, int Length, string Replacement);

/// <summary>Length characters at Offset, as they are; or the text that stands for them.</summary>
internal sealed record TextSegment(int Offset, int Length, string? Replacement);
