using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Text;

public sealed class MappedTextTests
{
    /// <summary>
    /// Every character of the source is different, and replacements hold characters it has not: so whatever is copied knows its
    /// own origin, and the map must agree.
    /// </summary>
    [Fact]
    public void Every_copied_character_maps_back_to_its_origin()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var source = new SourceText(
                "x.sql",
                string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(i => (char)(0x4E00 + i)))
            );
            var text = MappedText.Of(source);
            for (var step = random.Next(6); step > 0; step--)
            {
                text = random.Next(4) == 0 ? RandomSlice(random, text) : text.Apply(RandomEdits(random, text.Text));
            }

            AssertMapped(text);
        }
    }

    [Fact]
    public void Ranges_map_to_ranges_that_hold_what_was_copied()
    {
        var random = new Random(12);
        for (var round = 0; round < 500; round++)
        {
            var source = new SourceText(
                "x.sql",
                string.Concat(Enumerable.Range(0, 60).Select(i => (char)(0x4E00 + i)))
            );
            var text = MappedText.Of(source).Apply(RandomEdits(random, source.Content));
            var start = random.Next(text.Text.Length + 1);
            var length = random.Next(text.Text.Length - start + 1);

            var span = text.ToSource(start, length);

            Assert.InRange(span.Offset, 0, source.Content.Length);
            Assert.InRange(span.Offset + span.Length, 0, source.Content.Length);
            foreach (var copied in text.Text.Substring(start, length).Where(c => c >= 0x4E00))
            {
                Assert.InRange(copied - 0x4E00, span.Offset, span.Offset + span.Length - 1);
            }
        }
    }

    [Fact]
    public void Replacement_maps_to_all_that_it_replaces()
    {
        var source = new SourceText("x.sql", "select getdate() from t");
        var text = MappedText.Of(source).Apply([new TextEdit(7, 9, "now()")]);

        Assert.Equal("select now() from t", text.Text);
        Assert.Equal((7, 9), Range(text.ToSource(7, 5)));
        Assert.Equal((7, 9), Range(text.ToSource(8, 1)));
        Assert.Equal((17, 4), Range(text.ToSource(13, 4)));
    }

    [Fact]
    public void Replacement_of_the_same_length_maps_as_a_whole()
    {
        var source = new SourceText("x.sql", "a BBB c");
        var text = MappedText.Of(source).Apply([new TextEdit(2, 3, "xyz")]);

        Assert.Equal((2, 3), Range(text.ToSource(3, 1)));
    }

    [Fact]
    public void Insertion_maps_to_the_place_it_stands_at()
    {
        var source = new SourceText("x.sql", "ab");
        var text = MappedText
            .Of(source)
            .Apply([new TextEdit(1, 0, "x"), new TextEdit(1, 0, "y"), new TextEdit(2, 0, "z")]);

        Assert.Equal("axybz", text.Text);
        Assert.Equal((1, 0), Range(text.ToSource(1, 2)));
        Assert.Equal((2, 0), Range(text.ToSource(4, 1)));
        Assert.Equal((2, 0), Range(text.ToSource(5, 0)));
    }

    [Fact]
    public void Empty_slice_has_a_place()
    {
        var text = MappedText.Of(new SourceText("x.sql", "a b c")).Slice(2, 3).Slice(2, 0);

        Assert.Equal((4, 0), Range(text.ToSource(0, 0)));
    }

    [Fact]
    public void Overlapping_edits_are_a_bug() =>
        Assert.Throws<InvalidOperationException>(() =>
            MappedText.Of(new SourceText("x.sql", "abc")).Apply([new TextEdit(0, 2, "x"), new TextEdit(1, 1, "y")])
        );

    /// <summary>Not a timed test; a search through all pieces at each of 50,000 statements takes a minute.</summary>
    [Fact]
    public void Large_script_with_many_variables_splits_and_maps()
    {
        const int Count = 50_000;
        var source = new SourceText("x.sql", string.Concat(Enumerable.Repeat("insert into ${t} values (1);\n", Count)));
        var line = source.Content.Length / Count;
        var text = MappedText
            .Of(source)
            .Apply(Enumerable.Range(0, Count).Select(i => new TextEdit(i * line + 12, 4, "songplays")));

        var statements = Sparkify.Tool.Sql.StatementSplitter.Split(text);

        Assert.Equal(Count, statements.Count);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal((i * line + 12, 4), Range(statements[i].SpanOf(statements[i].Tokens[2])));
        }
    }

    private static void AssertMapped(MappedText text)
    {
        for (var i = 0; i < text.Text.Length; i++)
        {
            if (text.Text[i] >= 0x4E00)
            {
                Assert.Equal((text.Text[i] - 0x4E00, 1), Range(text.ToSource(i, 1)));
            }
        }
    }

    private static MappedText RandomSlice(Random random, MappedText text)
    {
        var start = random.Next(text.Text.Length + 1);
        return text.Slice(start, random.Next(text.Text.Length - start + 1));
    }

    private static List<TextEdit> RandomEdits(Random random, string text)
    {
        var edits = new List<TextEdit>();
        for (var position = random.Next(10); position <= text.Length; position += random.Next(10))
        {
            var length = random.Next(Math.Min(4, text.Length - position + 1));
            edits.Add(new TextEdit(position, length, new string('x', random.Next(5))));
            position += length;
        }

        return edits;
    }

    private static (int Offset, int Length) Range(SourceSpan span) => (span.Offset, span.Length);
}
