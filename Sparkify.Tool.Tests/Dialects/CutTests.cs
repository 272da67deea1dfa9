using System.Text;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Dialects;

public sealed class CutTests
{
    /// <summary>Random text of one to four bytes a character, cut to every length, against .NET's encoder.</summary>
    [Fact]
    public void Casts_cut_at_whole_characters()
    {
        using var scratch = new ScratchEngine();
        var random = new Random(20181112);
        string[] letters = ["a", "é", "€", "\uFF21", "\U0001F3B5", "\U0010FFFF"];
        for (var round = 0; round < 40; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(0, 8)).Select(_ => letters[random.Next(letters.Length)])
            );
            var lengths = Enumerable.Range(1, 12).ToList();
            var casts = string.Join(", ", lengths.Select(n => $"{SqlStrings.Quote(text)}::varchar({n})"));

            var row = scratch.Engine.Read($"select {casts}")[0];

            Assert.Equal(lengths.Select(n => Cut(text, n)), row.Select(v => (string)v!));
        }
    }

    private static string Cut(string text, int maxBytes)
    {
        var kept = "";
        foreach (var rune in text.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(kept + rune) > maxBytes)
            {
                break;
            }

            kept += rune;
        }

        return kept;
    }
}
