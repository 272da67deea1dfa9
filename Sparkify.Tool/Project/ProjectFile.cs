using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>Reads a text file of the project: UTF-8, with or without BOM, any line endings.</summary>
internal static class ProjectFile
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>
    /// The content without BOM and with line endings \n, so that a checkout on Windows is the same text, runs the
    /// same SQL and has the same checksum. Name: how messages call the file.
    /// </summary>
    public static SourceText Read(string path, string name)
    {
        var bytes = ReadBytes(path, name);
        var text = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, text, out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            throw NotUtf8(name, bytes, written);
        }

        var content = new string(text, 0, written).TrimStart(ByteOrderMark);
        return new SourceText(name, content.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private static byte[] ReadBytes(string path, string name)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ProjectError.At(null, $"cannot read {name}: {error.Message}");
        }
    }

    private static SparkifyException NotUtf8(string name, byte[] bytes, int validLength)
    {
        var shown = Encoding.UTF8.GetString(bytes);
        var isUtf16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return ProjectError.At(
            new SourceText(name, isUtf16 ? "" : shown).Span(isUtf16 ? 0 : validLength, 1),
            isUtf16 ? "the file is UTF-16, expected UTF-8" : "the file is not UTF-8 from here on",
            "save the file as UTF-8"
        );
    }
}
