using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>
/// The one JSON document that a verb prints; its first member is schemaVersion. Begun at its first use, so that a verb which prints text pays
/// nothing for it.
/// </summary>
internal sealed class JsonResult(TextWriter output) : IDisposable
{
    private const int SchemaVersion = 1;
    private const int FlushBytes = 64 * 1024;

    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Stack<bool> open = new();
    private Utf8JsonWriter? writer;

    /// <summary>One line, and only what must be is escaped.</summary>
    public static JsonWriterOptions Compact => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsStarted => writer is not null;

    public Utf8JsonWriter Writer => writer ??= Start();

    public void StartObject(string? name = null)
    {
        WriteName(name);
        Writer.WriteStartObject();
        open.Push(true);
    }

    public void StartArray(string? name = null)
    {
        WriteName(name);
        Writer.WriteStartArray();
        open.Push(false);
    }

    /// <summary>Ends the innermost object or array.</summary>
    public void EndInnermost()
    {
        if (open.Pop())
        {
            Writer.WriteEndObject();
        }
        else
        {
            Writer.WriteEndArray();
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

    /// <summary>Ends what is open, also in the middle of a list, and the document; without an error only if it was begun.</summary>
    public void End(SparkifyException? error = null)
    {
        if (!IsStarted && error is null)
        {
            return;
        }

        while (open.Count > 0)
        {
            EndInnermost();
        }

        if (error is not null)
        {
            WriteError(Writer, error);
        }

        Writer.WriteEndObject();
        Flush();
        output.Write('\n');
    }

    public void Dispose() => writer?.Dispose();

    /// <summary>A time in UTC, ending with Z: without it readers take their own zone.</summary>
    public void WriteTime(string name, DateTime utc) =>
        Writer.WriteString(name, DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    public static void WritePlace(Utf8JsonWriter writer, SourceSpan? span)
    {
        if (span is { } place)
        {
            writer.WriteString("file", place.Source.Name);
            writer.WriteNumber("line", place.Start.Line);
            writer.WriteNumber("column", place.Start.Column);
        }
    }

    private static void WriteError(Utf8JsonWriter writer, SparkifyException error)
    {
        var diagnostic = Diagnostic.From(error);
        writer.WriteStartObject("error");
        writer.WriteString("message", diagnostic.Message);
        writer.WriteNumber("exitCode", (int)error.ExitCode);
        writer.WriteString("code", diagnostic.Code);
        writer.WriteString("hint", diagnostic.Hint);
        WritePlace(writer, diagnostic.Span);
        writer.WriteStartArray("details");
        foreach (var detail in diagnostic.Details)
        {
            writer.WriteStringValue(detail);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private Utf8JsonWriter Start()
    {
        var started = new Utf8JsonWriter(buffer, Indented);
        started.WriteStartObject();
        started.WriteNumber("schemaVersion", SchemaVersion);
        return started;
    }

    private void WriteName(string? name)
    {
        if (name is not null)
        {
            Writer.WritePropertyName(name);
        }
    }

    private void Flush()
    {
        Writer.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }
}
