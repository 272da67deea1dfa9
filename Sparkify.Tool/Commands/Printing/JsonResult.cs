using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>The one JSON document that a verb prints under --output json; its first member is schemaVersion.</summary>
internal sealed class JsonResult : IDisposable
{
    private const int SchemaVersion = 1;
    private const int FlushBytes = 64 * 1024;

    private readonly TextWriter output;
    private readonly ArrayBufferWriter<byte> buffer = new();

    public JsonResult(TextWriter output)
    {
        this.output = output;
        Writer = new Utf8JsonWriter(
            buffer,
            new JsonWriterOptions
            {
                Indented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
        Writer.WriteStartObject();
        Writer.WriteNumber("schemaVersion", SchemaVersion);
    }

    public Utf8JsonWriter Writer { get; }

    public static void Write(TextWriter output, Action<Utf8JsonWriter> members)
    {
        using var document = new JsonResult(output);
        members(document.Writer);
        document.End();
    }

    public static void WriteError(Utf8JsonWriter writer, SparkifyException error)
    {
        writer.WriteStartObject("error");
        writer.WriteString("message", error.Message);
        writer.WriteNumber("exitCode", (int)error.ExitCode);
        if (error.Code is { } code)
        {
            writer.WriteString("code", code);
        }

        WritePlace(writer, error.Span);
        if (error.Hint is { } hint)
        {
            writer.WriteString("hint", hint);
        }

        writer.WriteStartArray("details");
        foreach (var detail in error.Details)
        {
            writer.WriteStringValue(detail);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WritePlace(Utf8JsonWriter writer, SourceSpan? span)
    {
        if (span is { } place)
        {
            writer.WriteString("file", place.Source.Name);
            writer.WriteNumber("line", place.Start.Line);
            writer.WriteNumber("column", place.Start.Column);
        }
    }

    /// <summary>Passes on what has been written when there is enough of it, so that memory does not grow with the rows.</summary>
    public void FlushIfLarge()
    {
        if (Writer.BytesPending + buffer.WrittenCount >= FlushBytes)
        {
            Flush();
        }
    }

    public void End()
    {
        Writer.WriteEndObject();
        Flush();
        output.Write('\n');
    }

    public void Dispose() => Writer.Dispose();

    private void Flush()
    {
        Writer.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }
}
