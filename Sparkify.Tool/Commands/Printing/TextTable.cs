using System.Text;
using Sparkify.Tool.Commands.Terminal;

namespace Sparkify.Tool.Commands.Printing;

internal readonly record struct TextColumn(string Name, bool IsNumber);

/// <summary>
/// Rows in psql's aligned form. The rows given to Start decide the widths; a later, wider value only shifts its line. NULL shows as nothing, where
/// there are colours as a dim mark.
/// </summary>
internal sealed class TextTable(TextWriter output, Style style, TextColumn[] columns)
{
    private const string NullMark = "null";

    private readonly int[] widths = new int[columns.Length];

    /// <summary>Prints the header and the first rows.</summary>
    public void Start(IReadOnlyList<string?[]> rows)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            widths[i] = Math.Max(DisplayWidth(columns[i].Name), style.UsesColor ? NullMark.Length : 0);
            foreach (var row in rows)
            {
                widths[i] = Math.Max(widths[i], row[i] is { } text ? DisplayWidth(OneLine(text)) : 0);
            }
        }

        WriteHeader();
        foreach (var row in rows)
        {
            Write(row);
        }
    }

    public void Write(string?[] row)
    {
        var line = new StringBuilder();
        for (var i = 0; i < columns.Length; i++)
        {
            line.Append(i == 0 ? " " : " | ");
            var text =
                row[i] is { } value ? OneLine(value)
                : style.UsesColor ? NullMark
                : "";
            var shown = row[i] is null ? style.Dim(text) : text;
            var padding = Math.Max(0, widths[i] - DisplayWidth(text));
            var isLast = i == columns.Length - 1;
            line.Append(' ', columns[i].IsNumber ? padding : 0);
            line.Append(shown);
            line.Append(' ', columns[i].IsNumber || isLast ? 0 : padding);
        }

        output.Write(string.IsNullOrEmpty(row[^1]) ? line.ToString().TrimEnd() : line);
        output.Write('\n');
    }

    private void WriteHeader()
    {
        var names = new StringBuilder();
        var rule = new StringBuilder();
        for (var i = 0; i < columns.Length; i++)
        {
            var padding = widths[i] - DisplayWidth(columns[i].Name);
            names.Append(i == 0 ? " " : "|").Append(i == 0 ? "" : " ").Append(' ', padding / 2);
            names.Append(columns[i].Name).Append(' ', padding - padding / 2 + 1);
            rule.Append(i == 0 ? "" : "+").Append('-', widths[i] + 2);
        }

        output.Write($"{names.ToString().TrimEnd()}\n{rule}\n");
    }

    /// <summary>Control characters would break the table: shown escaped.</summary>
    private static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            return text;
        }

        var line = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            line.Append(
                character switch
                {
                    '\n' => @"\n",
                    '\r' => @"\r",
                    '\t' => @"\t",
                    < ' ' => $@"\x{(int)character:x2}",
                    _ => character.ToString(),
                }
            );
        }

        return line.ToString();
    }

    /// <summary>Terminal cells: none for combining marks, two for East Asian wide characters and emoji.</summary>
    private static int DisplayWidth(string text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark =
                Rune.GetUnicodeCategory(rune)
                is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.EnclosingMark
                    or System.Globalization.UnicodeCategory.Format;
            cells +=
                isMark ? 0
                : IsWide(rune.Value) ? 2
                : 1;
        }

        return cells;
    }

    private static bool IsWide(int rune) =>
        rune
            is >= 0x1100
                and <= 0x115f
                or >= 0x2e80
                and <= 0xa4cf
                or >= 0xac00
                and <= 0xd7a3
                or >= 0xf900
                and <= 0xfaff
                or >= 0xfe30
                and <= 0xfe6f
                or >= 0xff00
                and <= 0xff60
                or >= 0xffe0
                and <= 0xffe6
                or >= 0x1f300
                and <= 0x1faff
                or >= 0x20000
                and <= 0x3fffd;
}
