using System.Globalization;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>The options of UNLOAD that are a keyword and at most one argument.</summary>
internal sealed partial class UnloadParser
{
    private const long Megabyte = 1 << 20;
    private const long Gigabyte = 1 << 30;

    private static readonly string[] Plain =
    [
        "HEADER",
        "ADDQUOTES",
        "ESCAPE",
        "ALLOWOVERWRITE",
        "CLEANPATH",
        "BZIP2",
        "GZIP",
        "ZSTD",
    ];

    private static readonly string[] Texts =
    [
        "DELIMITER",
        "NULL",
        "KMS_KEY_ID",
        "MASTER_SYMMETRIC_KEY",
        "REGION",
        "EXTENSION",
    ];

    private bool TakeParameter()
    {
        var first = cursor.Index;
        var word = cursor.Current is { Kind: SqlTokenKind.Word } token ? token.Text.ToUpperInvariant() : "";
        if (Plain.Contains(word))
        {
            cursor.Next();
            Add(word, null, first);
            return true;
        }

        if (Texts.Contains(word))
        {
            cursor.Next();
            cursor.Take("as");
            Add(word, ExpectText($"a quoted value of {word}"), first);
            return true;
        }

        switch (word)
        {
            case "MANIFEST":
                cursor.Next();
                Add(word, TakeWord("verbose"), first);
                return true;
            case "ENCRYPTED":
                cursor.Next();
                Add(word, TakeWord("auto"), first);
                return true;
            case "PARALLEL":
                cursor.Next();
                Add(word, TakeWord("on", "true", "off", "false"), first);
                return true;
            case "MAXFILESIZE":
                maxFileSize = ParseSize(word, 5 * Megabyte, 6.2m * Gigabyte, "5 MB to 6.2 GB", first);
                return true;
            case "ROWGROUPSIZE":
                rowGroupSize = ParseSize(word, 32 * Megabyte, 128 * Megabyte, "32 MB to 128 MB", first);
                return true;
            default:
                return false;
        }
    }

    /// <summary>n [MB | GB]</summary>
    private UnloadSize ParseSize(string name, decimal least, decimal most, string range, int first)
    {
        cursor.Next();
        cursor.Take("as");
        var number = cursor.Expect(SqlTokenKind.Number, $"the size of {name}");
        var unit =
            cursor.Take("gb") ? Gigabyte
            : cursor.Take("mb") ? Megabyte
            : Megabyte;
        var isNumber = decimal.TryParse(
            number.Text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var size
        );
        if (!isNumber || size * unit < least || size * unit > most)
        {
            throw cursor.Error(
                $"{name} takes a size from {range}, found {number.Text}{(unit == Gigabyte ? " GB" : " MB")}",
                number
            );
        }

        Add(name, null, first);
        return new UnloadSize((long)(size * unit), cursor.SpanFrom(first));
    }

    private CopyArgument? TakeWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (cursor.At(word))
            {
                var token = cursor.Next();
                return new CopyArgument(word.ToUpperInvariant(), cursor.Statement.SpanOf(token));
            }
        }

        return null;
    }

    private void Add(string name, CopyArgument? argument, int first)
    {
        if (parameters.Exists(p => p.Name == name))
        {
            throw cursor.Error($"{name} is given twice", cursor.Statement.Tokens[first], "give each option once");
        }

        parameters.Add(new CopyParameter(name, argument, cursor.SpanFrom(first)));
    }
}
