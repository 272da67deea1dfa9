using Sparkify.Tool.Dialects;
using Sparkify.Tool.Dialects.DuckDb;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Engines.Postgres;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Engines.DuckDb;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Dialects;

/// <summary>Whatever query is written is translated into text that the engine parses, or refused with a place.</summary>
public sealed class RandomQueryTests
{
    private const int Count = 400;

    private static readonly Dialect Unchanged = new("unchanged", [], [], static (_, _) => null, static _ => null)
    {
        TypeName = static _ => null,
    };

    [Fact]
    public void A_tree_without_rewrites_gives_back_the_text()
    {
        var catalog = Catalog("duckdb");
        var written = 0;
        var queries = new RandomQueries(seed: 1);
        for (var i = 0; i < Count; i++)
        {
            var sql = queries.Next();
            if (Try(() => Renderer.Translate(SqlStatement.Own(sql), catalog, Unchanged), sql) is { } translation)
            {
                Assert.Equal(sql, translation.Text.Text);
                written++;
            }
        }

        Assert.InRange(written, Count / 2, Count);
    }

    [Fact]
    public void Random_words_behind_select_are_translated_or_refused_with_a_place()
    {
        var refused = 0;
        foreach (var sql in RandomSql.Soups(seed: 5, Count, "select"))
        {
            foreach (var statement in StatementSplitter.Split(MappedText.Of(new SourceText("x.sql", sql))))
            {
                refused += Try(() => DuckDbDialect.Translate(statement, Catalog("duckdb")), sql) is null ? 1 : 0;
                _ = Try(() => PostgresDialect.Translate(statement, Catalog("postgres")), sql);
            }
        }

        Assert.True(refused > 0);
    }

    [Fact]
    public void Generated_queries_are_parsed_by_DuckDb()
    {
        using var scratch = new ScratchEngine();
        Check(scratch.Engine, ((DuckDbEngine)scratch.Engine).Translations, DuckDbDialect.Translate);
    }

    [Fact]
    public void Generated_queries_are_parsed_by_PostgreSql()
    {
        using var scratch = new PostgresScratch();
        Check(scratch.Engine, ((PostgresEngine)scratch.Engine).Translations, PostgresDialect.Translate);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("case when true then ", "1", " end")]
    [InlineData("(select ", "1", ")")]
    [InlineData("- ", "1", "")]
    [InlineData("not ", "true", "")]
    public void What_is_nested_too_deep_is_refused_with_a_place(string open, string middle, string close)
    {
        var nested =
            string.Concat(Enumerable.Repeat(open, 10_000)) + middle + string.Concat(Enumerable.Repeat(close, 10_000));

        var error = Assert.Throws<SparkifyException>(() =>
            DuckDbDialect.Translate(SqlStatement.Own("select " + nested), Catalog("duckdb"))
        );

        Assert.Equal("54001", error.Code);
        Assert.NotNull(error.Span);
    }

    /// <summary>An engine may refuse a query, such as one that groups by too little, but not its syntax.</summary>
    private static void Check(
        IEngine engine,
        TranslationCatalog catalog,
        Func<SqlStatement, TranslationCatalog, Translation> translate
    )
    {
        foreach (var table in RandomQueries.Tables.Split(';'))
        {
            engine.Run(SqlStatement.Own(table), CancellationToken.None).Dispose();
        }

        var (ran, queries) = (0, new RandomQueries(seed: 2));
        for (var i = 0; i < Count; i++)
        {
            var sql = queries.Next();
            if (Try(() => translate(SqlStatement.Own(sql), catalog), sql) is not { } translation)
            {
                continue;
            }

            try
            {
                _ = engine.Read(sql);
                ran++;
            }
            catch (SparkifyException error)
            {
                Assert.False(
                    error.Code == "42601" && error.Message.Contains("syntax"),
                    $"{sql}\n{translation.Text.Text}\n{error.Message}"
                );
                Assert.NotNull(error.Span);
            }
        }

        Assert.InRange(ran, Count / 4, Count);
    }

    private static Translation? Try(Func<Translation> translate, string sql)
    {
        try
        {
            return translate();
        }
        catch (SparkifyException error)
        {
            Assert.True(error.Span is not null, $"no place: {sql}\n{error.Message}");
            return null;
        }
    }

    private static TranslationCatalog Catalog(string engine)
    {
        var tables = RandomQueries
            .Tables.Split(';')
            .Select(sql => CreateTableParser.Parse(SqlStatement.Own(sql)).Definition)
            .ToDictionary(t => t.Name.Name);
        return new TranslationCatalog(engine, "\"sparkify\"", name => tables.GetValueOrDefault(name.Name));
    }
}
