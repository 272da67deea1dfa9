using Sparkify.Tool.Migrations;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

public sealed class MigrationPlannerTests
{
    private static readonly ScriptFile First = Scripts.Migration("0001_a.sql", "select 1");
    private static readonly ScriptFile Second = Scripts.Migration("0002_b.sql", "select 2");
    private static readonly ScriptFile Third = Scripts.Migration("0003_c.sql", "select 3");
    private static readonly ScriptFile View = Scripts.Repeatable("a_view.sql", "select 'view'");

    [Fact]
    public void Everything_is_pending_without_a_journal_repeatable_scripts_last()
    {
        var status = MigrationPlanner.Plan([View, Third, First, Second], []);

        Assert.Equal(["0001_a.sql", "0002_b.sql", "0003_c.sql", "a_view.sql"], status.Items.Select(i => i.Script));
        Assert.All(status.Items, item => Assert.Equal(MigrationState.Pending, item.State));
        Assert.Empty(status.Problems);
        Assert.Empty(status.Warnings);
    }

    [Fact]
    public void Numbers_order_scripts_not_their_text()
    {
        var tenth = First with { Name = "10_x.sql", Number = 10 };
        var ninth = First with { Name = "9_x.sql", Number = 9 };

        Assert.Equal(["9_x.sql", "10_x.sql"], MigrationPlanner.Plan([tenth, ninth], []).Items.Select(i => i.Script));
    }

    [Fact]
    public void Applied_scripts_are_not_pending()
    {
        var status = MigrationPlanner.Plan([First, Second], [Applied(First)]);

        Assert.Equal(MigrationState.Applied, status.Find(First.Name)!.State);
        Assert.Equal([Second], status.Pending);
        Assert.Equal(1, status.PendingCount);
    }

    [Fact]
    public void Edited_script_is_a_problem_at_its_file()
    {
        var status = MigrationPlanner.Plan([First with { Checksum = "other" }], [Applied(First)]);

        var problem = Assert.Single(status.Problems);
        Assert.Equal("migrations/0001_a.sql:1:1", problem.Span.ToString());
        Assert.Contains("0001_a.sql was edited: its checksum is other", problem.Message, StringComparison.Ordinal);
        Assert.Contains("sparkify repair --accept 0001_a.sql --reason", problem.Hint, StringComparison.Ordinal);
        Assert.Equal(0, status.PendingCount);
    }

    [Fact]
    public void Missing_script_is_a_problem_where_its_file_would_stand()
    {
        var status = MigrationPlanner.Plan([First, Third], [Applied(First), Applied(Second), Applied(Third)]);

        var problem = Assert.Single(status.Problems);
        Assert.Equal("migrations/0002_b.sql:1:1", problem.Span.ToString());
        Assert.Contains("its file is missing", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--forget 0002_b.sql", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Renamed_script_is_told_to_get_its_name_back()
    {
        var renamed = Second with { Name = "0002_renamed.sql" };

        var status = MigrationPlanner.Plan([First, renamed], [Applied(First), Applied(Second)]);

        Assert.Equal(
            "0002_renamed.sql has the same content: give it its old name back",
            Assert.Single(status.Problems).Hint
        );
    }

    [Fact]
    public void Numbers_above_the_newest_file_are_a_warning()
    {
        var status = MigrationPlanner.Plan([First], [Applied(First), Applied(Second), Applied(Third)]);

        Assert.Empty(status.Problems);
        var warning = Assert.Single(status.Warnings);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.StartsWith(
            "2 migrations were applied that this checkout does not hold",
            warning.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(MigrationState.Ahead, status.Find(Third.Name)!.State);
    }

    [Fact]
    public void Pending_script_below_the_highest_applied_one_is_out_of_order()
    {
        var status = MigrationPlanner.Plan([First, Second, Third], [Applied(First), Applied(Third)]);

        var problem = Assert.Single(status.Problems);
        Assert.Equal("migrations/0002_b.sql:1:1", problem.Span.ToString());
        Assert.Contains("0003_c.sql already is", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, status.PendingCount);
    }

    [Fact]
    public void Number_used_twice_is_one_problem()
    {
        var twin = Second with { Name = "0002_twin.sql" };

        foreach (var entries in new JournalEntry[][] { [], [Applied(First), Applied(Second)] })
        {
            var problem = Assert.Single(MigrationPlanner.Plan([First, Second, twin], entries).Problems);
            Assert.Equal("number 2 is used twice: 0002_b.sql, 0002_twin.sql", problem.Message);
        }
    }

    [Fact]
    public void Started_script_is_half_run_whether_its_file_is_there_or_not()
    {
        var started = Entry(Second, JournalState.Started);

        foreach (var files in new ScriptFile[][] { [First, Second, Third], [First, Third], [First] })
        {
            var status = MigrationPlanner.Plan(files, [Applied(First), started]);
            Assert.Equal(MigrationState.HalfRun, status.Find(Second.Name)!.State);
            Assert.Contains(status.Problems, p => p.Hint!.Contains("--retry 0002_b.sql", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Changed_repeatable_script_is_pending_and_a_removed_one_is_a_warning()
    {
        var changed = MigrationPlanner.Plan([View with { Checksum = "other" }], [Applied(View)]);
        Assert.Equal(MigrationState.Changed, Assert.Single(changed.Items).State);
        Assert.Equal(1, changed.PendingCount);
        Assert.Empty(changed.Problems);

        var removed = MigrationPlanner.Plan([], [Applied(View)]);
        Assert.Equal(MigrationState.Removed, Assert.Single(removed.Items).State);
        Assert.Empty(removed.Problems);
        Assert.Single(removed.Warnings);
    }

    [Fact]
    public void Versioned_script_made_repeatable_does_not_run_again()
    {
        var made = First with
        {
            Header = new ScriptHeader { IsRepeatable = true },
            Number = null,
            Checksum = "other",
        };

        var status = MigrationPlanner.Plan([made], [Applied(First)]);

        Assert.Equal(0, status.PendingCount);
        Assert.Contains(
            "applied as a versioned one and is now repeatable",
            Assert.Single(status.Problems).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Last_entry_of_a_script_decides()
    {
        var edited = First with { Checksum = "other" };

        AssertState(MigrationState.Applied, edited, [Applied(First), Entry(edited, JournalState.Accepted)]);
        AssertState(MigrationState.Pending, First, [Applied(First), Entry(First, JournalState.Forgotten)]);
        AssertState(
            MigrationState.Pending,
            First,
            [Entry(First, JournalState.Started), Entry(First, JournalState.Retry)]
        );
        AssertState(MigrationState.Applied, First, [Entry(First, JournalState.Started), Applied(First)]);
        AssertState(MigrationState.Baseline, First, [Entry(First, JournalState.Baseline)]);
        AssertState(
            MigrationState.Applied,
            First,
            [Applied(First), Entry(First, JournalState.Forgotten), Applied(First)]
        );
    }

    [Fact]
    public void Several_problems_are_all_told_in_one_error()
    {
        var status = MigrationPlanner.Plan(
            [First with { Checksum = "other" }, Second, Third],
            [Applied(First), Applied(Third)]
        );

        var error = Assert.Throws<SparkifyException>(status.ThrowIfProblems);
        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Contains("0001_a.sql was edited", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            error.Details,
            line =>
                line.StartsWith(
                    "migrations/0002_b.sql:1:1: migration 0002_b.sql is not applied",
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("0001_a.sql", 1L)]
    [InlineData("20181101120000_x.sql", 20181101120000L)]
    [InlineData("view.sql", null)]
    [InlineData("0007", null)]
    [InlineData("99999999999999999999_x.sql", null)]
    [InlineData("", null)]
    public void Number_of_a_script_is_its_leading_digits(string script, long? number) =>
        Assert.Equal(number, MigrationHistory.NumberOf(script));

    [Fact]
    public void Whatever_the_journal_holds_a_problem_never_runs_and_a_finished_run_leaves_nothing_pending()
    {
        var random = new Random(20181101);
        var finished = 0;
        for (var round = 0; round < 2000; round++)
        {
            var files = RandomFiles(random);
            var journal = RandomJournal(random);
            var status = MigrationPlanner.Plan(files, journal);

            Assert.Equal(
                files.Select(f => f.Name).Union(new MigrationHistory(journal).Scripts.Select(e => e.Script)).Order(),
                status.Items.Select(i => i.Script).Order()
            );
            Assert.Equal(status.Pending.OrderBy(f => f.Header.IsRepeatable).ThenBy(f => f.Number), status.Pending);
            if (status.Problems.Count > 0)
            {
                Assert.Throws<SparkifyException>(status.ThrowIfProblems);
                continue;
            }

            finished++;
            var after = MigrationPlanner.Plan(files, [.. journal, .. status.Pending.Select(Applied)]);
            Assert.Equal(0, after.PendingCount);
            Assert.Empty(after.Problems);
        }

        Assert.InRange(finished, 200, 1800);
    }

    private static ScriptFile[] RandomFiles(Random random) =>
        Enumerable
            .Range(1, 5)
            .Where(_ => random.Next(5) > 0)
            .Select(i =>
                i == 5
                    ? Scripts.Repeatable("view.sql", RandomText(random))
                    : Scripts.Migration($"{i:D4}_x.sql", RandomText(random))
            )
            .ToArray();

    private static JournalEntry[] RandomJournal(Random random) =>
        Enumerable
            .Range(0, random.Next(6))
            .Select(_ => random.Next(1, 6))
            .Select(i =>
                i == 5
                    ? Scripts.Repeatable("view.sql", RandomText(random))
                    : Scripts.Migration($"{i:D4}_x.sql", RandomText(random))
            )
            .Select(file => Entry(file, random.Next(4) > 0 ? JournalState.Applied : (JournalState)random.Next(6)))
            .ToArray();

    private static string RandomText(Random random) => random.Next(6) > 0 ? "select 1" : "select 2";

    private static void AssertState(MigrationState expected, ScriptFile file, JournalEntry[] entries) =>
        Assert.Equal(expected, Assert.Single(MigrationPlanner.Plan([file], entries).Items).State);

    private static JournalEntry Applied(ScriptFile file) => Entry(file, JournalState.Applied);

    private static JournalEntry Entry(ScriptFile file, JournalState state) =>
        new(file.Name, file.Checksum, file.Header.IsRepeatable, state);
}
