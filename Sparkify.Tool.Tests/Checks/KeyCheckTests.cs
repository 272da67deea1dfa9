using Sparkify.Tool.Checks;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Tests.Migrations;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Checks;

public sealed class KeyCheckTests : IDisposable
{
    private static readonly TableKey PrimaryKey = new(TableKeyKind.PrimaryKey, ["id"]);

    private readonly ScratchWarehouse warehouse = new();

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Duplicate_primary_keys_are_found_with_their_count()
    {
        warehouse.Execute(
            "create table users (id integer not null)",
            "insert into users values (1), (2), (2), (3), (3), (3)"
        );

        var result = Assert.Single(Run(Table("users", PrimaryKey)));

        Assert.Equal("users_primary_key", result.Name);
        Assert.Equal(2, result.FailingRowCount);
        Assert.Equal(["id", "row_count"], result.Columns.Select(c => c.Name));
        Assert.Equal(
            [
                [2, 2L],
                [3, 3L],
            ],
            result.SampleRows
        );
    }

    [Fact]
    public void Null_in_a_primary_key_fails_and_in_a_unique_key_does_not()
    {
        warehouse.Execute("create table users (id integer)", "insert into users values (null), (1)");
        Assert.Equal(1, Assert.Single(Run(Table("users", PrimaryKey))).FailingRowCount);

        warehouse.Execute("insert into users values (null)");
        Assert.True(Assert.Single(Run(Table("users", new TableKey(TableKeyKind.Unique, ["id"])))).HasPassed);
    }

    [Fact]
    public void Composite_unique_key_compares_all_columns_and_leaves_out_rows_with_a_null()
    {
        warehouse.Execute(
            "create table plays (a integer, b varchar(10))",
            "insert into plays values (1, 'x'), (1, 'y'), (1, null), (1, null), (null, 'x'), (null, 'x')"
        );
        var key = new TableKey(TableKeyKind.Unique, ["a", "b"]);
        Assert.True(Assert.Single(Run(Table("plays", key))).HasPassed);

        warehouse.Execute("insert into plays values (1, 'y')");

        var result = Assert.Single(Run(Table("plays", key)));
        Assert.Equal("plays_a_b_key", result.Name);
        Assert.Equal(
            [
                [1, "y", 2L],
            ],
            result.SampleRows
        );
    }

    [Fact]
    public void Foreign_key_finds_rows_without_a_parent_and_ignores_nulls()
    {
        warehouse.Execute(
            "create table users (id integer)",
            "create table plays (user_id integer)",
            "insert into users values (1), (1), (2)",
            "insert into plays values (1), (1), (null), (7), (7), (8)"
        );
        var users = Table("users", PrimaryKey);
        var plays = Table("plays", ForeignKey(["user_id"], "users"));

        var result = Run(plays, users)[0];

        Assert.Equal("plays_user_id_fkey", result.Name);
        Assert.Equal(
            [
                [7, 2L],
                [8, 1L],
            ],
            result.SampleRows
        );
    }

    [Fact]
    public void Composite_foreign_key_matches_column_by_column()
    {
        warehouse.Execute(
            "create table parents (a integer, b integer)",
            "create table children (x integer, y integer)",
            "insert into parents values (1, 2), (3, 4)",
            "insert into children values (1, 2), (2, 1), (1, 4), (null, 9), (9, null)"
        );
        var key = ForeignKey(["x", "y"], "parents") with { ReferencedColumns = ["a", "b"] };

        var result = Assert.Single(Run(Table("children", key)));

        Assert.Equal(
            [
                [1, 4, 1L],
                [2, 1, 1L],
            ],
            result.SampleRows
        );
    }

    [Fact]
    public void Table_may_reference_itself_and_an_empty_table_matches_nothing()
    {
        warehouse.Execute(
            "create table nodes (id integer, parent integer)",
            "create table empty_ones (id integer)",
            "insert into nodes values (1, null), (2, 1), (3, 4)"
        );
        var nodes = Table("nodes", PrimaryKey, ForeignKey(["parent"], "nodes"), ForeignKey(["id"], "empty_ones"));

        var results = Run(nodes, Table("empty_ones", PrimaryKey));

        Assert.Equal([0L, 1L, 3L, 0L], results.Select(r => r.FailingRowCount));
    }

    [Fact]
    public void Foreign_key_to_a_table_of_others_takes_its_primary_key_from_the_engine()
    {
        warehouse.Execute(
            "create table users (user_id integer primary key)",
            "create table plays (user_id integer)",
            "insert into plays values (1)"
        );

        Assert.Equal(1, Assert.Single(Run(Table("plays", ForeignKey(["user_id"], "users")))).FailingRowCount);
    }

    [Fact]
    public void Foreign_key_without_a_key_to_match_is_an_error_of_the_project()
    {
        warehouse.Execute("create table plays (user_id integer)", "create table users (id integer)");

        var error = Assert.Throws<SparkifyException>(() => Run(Table("plays", ForeignKey(["user_id"], "users"))));

        Assert.Equal(ExitCode.InvalidProject, error.ExitCode);
        Assert.Contains("references users, which declares no primary key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_of_a_table_that_is_not_there_fails_at_its_declaration()
    {
        var source = new SourceText("migrations/0001_x.sql", "create table users (id integer primary key)");
        var key = PrimaryKey with { Span = source.Span(31, 11) };

        var error = Assert.Throws<SparkifyException>(() => Run(Table("users", key)));

        Assert.Equal("migrations/0001_x.sql:1:32", error.Span.ToString());
        Assert.StartsWith("check users_primary_key cannot run: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_tell_schema_and_constraint()
    {
        warehouse.Execute("create schema sales", "create table sales.users (id integer, email varchar(20))");
        var table = new TableDefinition(new QualifiedName("sales", "users"), [])
        {
            Keys = [PrimaryKey, new TableKey(TableKeyKind.Unique, ["email"]) { Name = "one_account" }],
        };

        Assert.Equal(["sales.users_primary_key", "sales.one_account"], Run(table).Select(r => r.Name));
    }

    [Fact]
    public void Temporary_tables_and_repeated_keys_are_left_out()
    {
        warehouse.Execute("create table users (id integer)");

        Assert.Empty(Run(Table("gone", PrimaryKey) with { IsTemporary = true }));
        Assert.Single(Run(Table("users", PrimaryKey, PrimaryKey)));
    }

    [Fact]
    public void Reserved_words_and_long_keys_are_quoted()
    {
        warehouse.Execute(
            "create table \"order\" (\"select\" integer, \"a b\" integer)",
            "insert into \"order\" values (1, 2), (1, 2)"
        );

        var result = Assert.Single(Run(Table("order", new TableKey(TableKeyKind.PrimaryKey, ["select", "a b"]))));

        Assert.Equal(
            [
                [1, 2, 2L],
            ],
            result.SampleRows
        );
    }

    private IReadOnlyList<CheckResult> Run(params TableDefinition[] tables)
    {
        using var engine = warehouse.Open();
        return new CheckRunner(engine).Run([], tables, new CheckOptions(), CancellationToken.None);
    }

    private static TableDefinition Table(string name, params TableKey[] keys) =>
        new(new QualifiedName(null, name), []) { Keys = keys };

    private static TableKey ForeignKey(IReadOnlyList<string> columns, string referenced) =>
        new(TableKeyKind.ForeignKey, columns) { Referenced = new QualifiedName(null, referenced) };
}
