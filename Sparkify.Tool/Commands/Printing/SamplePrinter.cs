using Sparkify.Tool.Commands.Parsing;
using Sparkify.Tool.Samples;

namespace Sparkify.Tool.Commands.Printing;

/// <summary>What a written sample holds.</summary>
internal static class SamplePrinter
{
    public static void Print(CommandContext context, string directory, SampleSummary summary)
    {
        if (!context.Common.IsJson)
        {
            context.Console.Output.Write(
                $"{directory}: {Amounts.Of(summary.Events, "event")} of {Amounts.Of(summary.Users, "user")}, "
                    + $"{Amounts.Number(summary.Copies)} of them twice, {Amounts.Number(summary.LateEvents)} late; "
                    + $"{Amounts.Of(summary.Songs, "song")}; {Amounts.Of(summary.Bytes, "byte")}\n"
            );
            return;
        }

        var document = context.Document;
        document.StartObject("sample");
        document.Writer.WriteString("directory", directory);
        document.Writer.WriteNumber("eventCount", summary.Events);
        document.Writer.WriteNumber("copyCount", summary.Copies);
        document.Writer.WriteNumber("lateEventCount", summary.LateEvents);
        document.Writer.WriteNumber("userCount", summary.Users);
        document.Writer.WriteNumber("songCount", summary.Songs);
        document.Writer.WriteNumber("byteCount", summary.Bytes);
        document.EndInnermost();
    }
}

/// <summary>A line on standard error every few seconds.</summary>
internal sealed class SampleLines(Reporter reporter, SampleOptions options) : IProgress<SampleProgress>
{
    private const long IntervalMilliseconds = 5000;

    private long lastReport = Environment.TickCount64;

    public void Report(SampleProgress value)
    {
        if (Environment.TickCount64 - lastReport > IntervalMilliseconds)
        {
            lastReport = Environment.TickCount64;
            reporter.Note($"{Amounts.Number(value.Events)} of {Amounts.Of(options.Events, "event")}");
        }
    }
}
