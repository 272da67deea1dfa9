using System.Text;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Commands.Terminal;

/// <summary>Standard input, output and error as UTF-8 without a byte order mark, each opened at its first use.</summary>
internal sealed class SystemConsole : IConsole, IDisposable
{
    private const int WidthWithoutTerminal = 100;
    private const int BufferBytes = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<TextWriter> output = new(() =>
        Open(
            new ConsoleStream(Console.OpenStandardOutput(), holdsResult: true),
            Console.IsOutputRedirected,
            autoFlush: !Console.IsOutputRedirected
        )
    );

    private readonly Lazy<TextWriter> error = new(() =>
        Open(
            new ConsoleStream(Console.OpenStandardError(), holdsResult: false),
            Console.IsErrorRedirected,
            autoFlush: true
        )
    );

    /// <summary>Bytes that are no UTF-8 are an error: another character in their place would be another statement.</summary>
    private readonly Lazy<TextReader> input = new(() =>
        new StreamReader(
            Console.OpenStandardInput(),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
        )
    );

    public TextWriter Output => output.Value;

    public TextWriter Error => error.Value;

    public TextReader Input => input.Value;

    public bool IsInputRedirected => Console.IsInputRedirected;

    public bool IsOutputRedirected => Console.IsOutputRedirected;

    public bool IsErrorTerminal => !Console.IsErrorRedirected;

    public int Width =>
        Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthWithoutTerminal : Console.WindowWidth;

    public void Dispose()
    {
        Dispose(output);
        Dispose(error);
    }

    private static void Dispose(Lazy<TextWriter> writer)
    {
        try
        {
            if (writer.IsValueCreated)
            {
                writer.Value.Dispose();
            }
        }
        catch (SparkifyException)
        {
            // The run has flushed what is its result; what is left in the buffer after an error has nowhere to go.
        }
    }

    private static TextWriter Open(Stream stream, bool isRedirected, bool autoFlush)
    {
        if (OperatingSystem.IsWindows() && !isRedirected)
        {
            // A Windows console shows bytes in its own code page unless it is told otherwise.
            Console.OutputEncoding = Utf8;
        }

        // Progress comes from several threads.
        return TextWriter.Synchronized(
            new StreamWriter(stream, Utf8, BufferBytes) { AutoFlush = autoFlush, NewLine = "\n" }
        );
    }
}
