using Sparkify.Tool.Plans;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Plans;

public sealed class SchemaDiffTests
{
    private static readonly TableElementPrinter Printer = new(SqlNames.QuoteIfNeeded);

    /// <summary>Whatever was changed: the old lines without those marked - and with those marked + are the new lines.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Diff_turns_the_old_definition_into_the_new_one(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var tracker = new SchemaTracker(static _ => null);
            tracker.Apply(
                SqlStatement.Own("create table t (a integer not null, b varchar(9), c integer default 1) sortkey (a)")
            );
            tracker.Settle();
            var before = Lines(tracker);
            for (var i = 0; i < random.Next(1, 12); i++)
            {
                ApplyIfPossible(tracker, RandomChange(random));
            }

            var change = new SchemaDiff(tracker).Find().SingleOrDefault();

            var lines = change?.Lines ?? [];
            var expected = before
                .Except(lines.Where(l => l[0] == '-').Select(l => l[2..]))
                .Concat(lines.Where(l => l[0] == '+').Select(l => l[2..]));
            Assert.Equal(Lines(tracker).Order(StringComparer.Ordinal), expected.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_is_made_and_dropped_again_is_no_change()
    {
        var tracker = new SchemaTracker(static _ => null);
        tracker.Settle();
        tracker.Apply(SqlStatement.Own("create table t (a integer)"));
        tracker.Apply(SqlStatement.Own("create view v as select a from t"));
        tracker.Apply(SqlStatement.Own("alter table t rename to u"));
        tracker.Apply(SqlStatement.Own("drop view v"));
        tracker.Apply(SqlStatement.Own("drop table u"));

        Assert.Empty(new SchemaDiff(tracker).Find());
    }

    [Fact]
    public void Table_that_no_migration_makes_is_taken_from_the_database()
    {
        var known = CreateTableParser.Parse(SqlStatement.Own("create table t (a integer)")).Definition;
        var tracker = new SchemaTracker(name => name.Name == "t" ? known : null);
        tracker.Settle();

        Assert.True(tracker.Apply(SqlStatement.Own("alter table t add column b date")));
        Assert.False(tracker.Apply(SqlStatement.Own("alter table nobody_knows add column b date")));

        var change = Assert.Single(new SchemaDiff(tracker).Find());
        Assert.Equal("~ public.t + b date", $"{change.Sign} {change.Name} {string.Join('|', change.Lines)}");
    }

    [Theory]
    [InlineData("a b c", "a b c", "  a|  b|  c")]
    [InlineData("a b c", "a x c", "  a|- b|+ x|  c")]
    [InlineData("a b", "b c", "- a|  b|+ c")]
    [InlineData("a", "a b", "  a|+ b")]
    public void Lines_that_stay_keep_their_place(string before, string now, string expected) =>
        Assert.Equal(expected, string.Join('|', LineDiff.Find(before.Split(' '), now.Split(' '))));

    private static void ApplyIfPossible(SchemaTracker tracker, string sql)
    {
        try
        {
            tracker.Apply(SqlStatement.Own(sql));
        }
        catch (SparkifyException)
        {
            // Redshift refuses it of a table as it is now.
        }
    }

    private static string RandomChange(Random random)
    {
        string[] columns = ["a", "b", "c", "d", "e"];
        var column = columns[random.Next(columns.Length)];
        string[] changes =
        [
            $"alter table t add column {column} integer",
            $"alter table t add column {column} varchar(20) encode zstd default 'x'",
            $"alter table t drop column {column}",
            $"alter table t alter column {column} encode az64",
            $"alter table t alter column {column} type varchar(99)",
            $"alter table t alter sortkey ({column})",
            "alter table t alter sortkey auto",
            $"alter table t alter distkey {column}",
            "alter table t alter diststyle all",
            $"alter table t add constraint k_{column} unique ({column})",
            $"alter table t drop constraint k_{column}",
        ];
        return changes[random.Next(changes.Length)];
    }

    private static List<string> Lines(SchemaTracker tracker)
    {
        var table = tracker.Find(new QualifiedName(null, "t"))!;
        return
        [
            .. table.Columns.Select(Printer.PrintColumn),
            .. table.Keys.Select(k => Printer.PrintKey(k with { Name = null })),
            .. Printer.PrintAttributes(table.Attributes),
        ];
    }
}
