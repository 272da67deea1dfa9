using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy;

/// <summary>Counts the rows in which ACCEPTINVCHARS has replaced characters.</summary>
internal sealed class ReplacementCount(IReadOnlyList<ValueConverter> converters)
{
    private readonly VarcharConverter[] replacing = [.. converters.OfType<VarcharConverter>().Where(c => c.MayReplace)];

    public long RowCount { get; private set; }

    /// <summary>A row has been read, and was written or not.</summary>
    public void Count(bool isWritten)
    {
        var isReplaced = false;
        foreach (var column in replacing)
        {
            isReplaced |= column.TakeReplaced();
        }

        RowCount += isReplaced && isWritten ? 1 : 0;
    }
}
