using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Sql;

/// <summary>Whatever a user writes is parsed or is a user's error; nothing here crashes or hangs.</summary>
public sealed class RobustnessTests
{
    private const int Count = 1500;

    public static TheoryData<string> Openings =>
        [
            "",
            "copy t from 's3://b/p'",
            "copy",
            "create table t (a",
            "create table t (a int",
            "create table t",
            "create table t (a int)",
            "alter table t",
            "alter table t add a",
            "alter table t alter",
            "drop",
            "create",
            "select",
            "with a as (select 1)",
        ];

    [Theory]
    [MemberData(nameof(Openings))]
    public void Random_words_are_parsed_or_refused_with_a_place(string opening)
    {
        var (parsed, refused) = (0, 0);
        foreach (var soup in RandomSql.Soups(seed: 7, Count, opening))
        {
            foreach (var statement in Split(soup))
            {
                foreach (var parse in Parsers)
                {
                    _ = Tries(parse, statement) ? parsed++ : refused++;
                }
            }
        }

        Assert.True(parsed > 0 && refused > 0, $"{parsed} parsed, {refused} refused");
    }

    [Fact]
    public void Random_characters_are_split_or_refused_with_a_place()
    {
        var (split, refused) = (0, 0);
        foreach (var text in RandomSql.Texts(seed: 3, count: 5_000))
        {
            var source = new SourceText("x.sql", text);
            try
            {
                foreach (var statement in StatementSplitter.Split(MappedText.Of(source)))
                {
                    Assert.NotEmpty(statement.Tokens);
                    Assert.Equal(statement.Text.Text, text.Substring(statement.Span.Offset, statement.Span.Length));
                    _ = StatementClassifier.Classify(statement);
                    _ = StatementTarget.Find(statement);
                    split++;
                }
            }
            catch (SparkifyException error)
            {
                Assert.NotNull(error.Span);
                refused++;
            }
        }

        Assert.True(split > 0 && refused > 0);
    }

    private static readonly Action<SqlStatement>[] Parsers =
    [
        s => CopyParser.Parse(s),
        s => CopyOptionRules.Check(CopyParser.Parse(s)),
        s => CreateTableParser.Parse(s),
        s => AlterTableParser.Parse(s),
        s => DropTableParser.Parse(s),
        s => ColumnTypeParser.Parse(new TokenCursor(s)),
        s => SchemaModel.Empty.Apply(s),
        s => SchemaModel.Partial.Apply(s),
        s => StatementTarget.Find(s),
    ];

    private static IReadOnlyList<SqlStatement> Split(string text) =>
        StatementSplitter.Split(MappedText.Of(new SourceText("x.sql", text)));

    private static bool Tries(Action<SqlStatement> parse, SqlStatement statement)
    {
        try
        {
            parse(statement);
            return true;
        }
        catch (SparkifyException error)
        {
            Assert.NotNull(error.Span);
            Assert.NotEmpty(error.Message);
            return false;
        }
    }
}
