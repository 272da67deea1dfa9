using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy;

/// <summary>Counts the rows in which ACCEPTINVCHARS has replaced characters.</summary>
internal sealed class ReplacementCount(IReadOnlyList<ValueConverter> converters)
{
    private readonly VarcharConverter[] replacing = [.. converters.OfType<VarcharConverter>().Where(c => c.MayReplace)];

    public long RowCount { get; private set; }

    /// <summary>A row has been read, and was written or not. The first column of a written row in which characters were replaced, or null.</summary>
    public CopyColumn? Count(bool isWritten)
    {
        CopyColumn? first = null;
        foreach (var column in replacing)
        {
            if (column.TakeReplaced())
            {
                first ??= column.Column;
            }
        }

        if (first is null || !isWritten)
        {
            return null;
        }

        RowCount++;
        return first;
    }
}
