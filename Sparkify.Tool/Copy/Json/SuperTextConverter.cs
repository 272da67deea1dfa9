using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy.Json;

/// <summary>SUPER from a text format: the field holds one JSON value, in which strings have their quotes.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy_json.html"/>
internal sealed class SuperTextConverter(CopyColumn column, int index) : TrimmedValueConverter(column, index)
{
    private readonly SuperConverter values = new(column, index);

    protected override ValueError? ConvertTrimmed(FieldKind kind, ReadOnlySpan<byte> field, IRowSink sink)
    {
        var scanner = new JsonScanner(field, 0, isFinal: true);
        if (!scanner.ScanValue(0, out var value) || scanner.Position < field.Length)
        {
            return new ValueError(
                LoadErrorCode.Super,
                "Input data is not well formed JSON for SUPER",
                scanner.Position
            );
        }

        return values.Write(value.Kind, field, sink);
    }
}
