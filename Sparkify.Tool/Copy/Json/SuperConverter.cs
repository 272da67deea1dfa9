using System.Text.Unicode;
using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Json;

/// <summary>SUPER: the JSON text of the value, of at most 16 MB and without blanks between its tokens. A JSON null is NULL.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/limitations-super.html"/>
internal sealed class SuperConverter(CopyColumn column, int index) : ValueConverter(column, index)
{
    private const int MaxBytes = 16 << 20;

    private readonly JsonCompaction compaction = new();

    protected override ValueError? Convert(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        field = compaction.Compact(field);
        if (!Utf8.IsValid(field))
        {
            return Utf8Faults.Describe(field);
        }

        if (field.Length > MaxBytes)
        {
            return new ValueError(LoadErrorCode.Super, "SUPER value exceeds 16 MB");
        }

        sink.WriteText(Index, field);
        return null;
    }
}
