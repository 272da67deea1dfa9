namespace Sparkify.Tool.Tests.EndToEnd;

/// <summary>What is wrong with a project or its state: exit 3 with place and advice, before a single byte of the database is changed.</summary>
public sealed class InvalidProjectTests : IDisposable
{
    private const string Config = ".config/sparkify.json";

    private readonly SmallProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Edited_migration()
    {
        project.Write("migrations/0002_create_numbers.sql", "create table numbers (n bigint not null primary key);");

        var error = Refused("run");

        Assert.StartsWith(
            "migrations/0002_create_numbers.sql:1:1: error: applied migration 0002_create_numbers.sql was edited: its checksum is ",
            error
        );
        Assert.Contains(
            "\nhint: undo the edit and write a new migration, or accept it: sparkify repair --accept 0002_create_numbers.sql ",
            error
        );
        Assert.Equal(error, Refused("migrate"));
        Assert.Equal(error, Refused("load"));
    }

    [Fact]
    public void Missing_migration()
    {
        project.Delete("migrations/0001_create_staging.sql");

        var error = Refused("run");

        Assert.StartsWith(
            "migrations/0001_create_staging.sql:1:1: error: migration 0001_create_staging.sql was applied at ",
            error
        );
        Assert.Contains(" and its file is missing\n", error);
        Assert.Contains(
            "\nhint: restore the file, or sparkify repair --forget 0001_create_staging.sql --reason ",
            error
        );
        Assert.Equal(error, Refused("load"));
    }

    [Fact]
    public void Renamed_migration()
    {
        project.Rename("migrations/0001_create_staging.sql", "migrations/0001_create_stage.sql");

        var error = Refused("run");

        Assert.StartsWith("migrations/0001_create_staging.sql:1:1: error: ", error);
        Assert.EndsWith("hint: 0001_create_stage.sql has the same content: give it its old name back\n", error);
    }

    [Fact]
    public void Migration_out_of_order()
    {
        project.Write("migrations/0003_create_c.sql", "create table c (n integer);");
        project.Ok("migrate");
        project.Write("migrations/0000_create_z.sql", "create table z (n integer);");

        var error = Refused("run");

        Assert.StartsWith(
            "migrations/0000_create_z.sql:1:1: error: migration 0000_create_z.sql is not applied, but 0003_create_c.sql already is: "
                + "migrations run in the order of their numbers\n",
            error
        );
        Assert.EndsWith("\nhint: give it a number above 3\n", error);
        Assert.Equal(error, Refused("load"));
    }

    [Fact]
    public void Number_used_twice()
    {
        project.Write("migrations/0003_create_c.sql", "create table c (n integer);");
        project.Write("migrations/0003_create_d.sql", "create table d (n integer);");

        var error = Refused("run");

        Assert.StartsWith(
            "migrations/0003_create_d.sql:1:1: error: the number 3 is also that of migrations/0003_create_c.sql\n",
            error
        );
        Assert.EndsWith("\nhint: rename the one that has not been applied anywhere\n", error);
        Assert.Equal(error, Refused("load"));
    }

    [Theory]
    [InlineData("transforms/010_staging.sql", "run")]
    [InlineData("transforms/010_staging.sql", "load")]
    [InlineData("migrations/0003_more.sql", "migrate")]
    [InlineData("checks/more.sql", "check")]
    public void Unknown_variable(string file, string verb)
    {
        project.Ok("query", "create table t (n integer)");
        project.Write(file, "-- a comment\ninsert into t select '${greting}';");

        var error = Refused(verb);

        Assert.StartsWith(
            $"{file}:2:23: error: unknown variable \"greting\"\n  insert into t select '${{greting}}';\n",
            error
        );
        Assert.EndsWith("\nhint: did you mean \"greeting\"?\n", error);
    }

    [Theory]
    [InlineData("{ \"target\": \"local\",", "1:21: error: ")]
    [InlineData("{ \"target\": \"local\",\n  \"targets\" { } }", "2:13: error: ")]
    [InlineData("", "1:1: error: ")]
    [InlineData("{ \"targets\": { \"a\": { \"engine\": 5 } } }", "1:33: error: ")]
    public void Invalid_JSON_in_the_config(string json, string place)
    {
        project.Write(Config, json);

        Assert.StartsWith($"{Config}:{place}", Refused("run"));
    }

    [Theory]
    [InlineData("\"targets\"", "\"tragets\"", "3:3", "tragets", "targets")]
    [InlineData("\"engine\"", "\"engin\"", "4:16", "engin", "engine")]
    [InlineData("\"mounts\"", "\"mount\"", "4:76", "mount", "mounts")]
    [InlineData("\"protected\"", "\"protect\"", "5:70", "protect", "protected")]
    public void Typo_in_a_key_of_the_config(string key, string typo, string place, string name, string meant)
    {
        var text = File.ReadAllText(project.PathOf(Config));
        var at = text.IndexOf(key, StringComparison.Ordinal);
        project.Write(Config, text[..at] + typo + text[(at + key.Length)..]);

        var error = Refused("run");

        Assert.StartsWith($"{Config}:{place}: error: unknown key \"{name}\"", error);
        Assert.EndsWith($"\nhint: did you mean \"{meant}\"?\n", error);
    }

    [Fact]
    public void Unknown_target()
    {
        var error = Refused("run", "--target", "locl");

        Assert.StartsWith($"{Config}:3:3: error: target \"locl\" (--target) does not exist\n", error);
        Assert.EndsWith("\nhint: targets are \"local\", \"guarded\"\n", error);
        project.Environment["SPARKIFY_TARGET"] = "locl";
        Assert.Equal(error.Replace("--target", "SPARKIFY_TARGET"), Refused("run"));
    }

    [Theory]
    [InlineData("transforms/110_numbers.sql", "transction=off", "1:14", "transction", "transaction")]
    [InlineData("migrations/0003_more.sql", "repeatble=true", "1:14", "repeatble", "repeatable")]
    [InlineData("checks/numbers_are_positive.sql", "sevrity=warn", "1:14", "sevrity", "severity")]
    public void Unknown_header_key(string file, string header, string place, string key, string meant)
    {
        project.Write(file, $"-- sparkify: {header}\nselect 1;");

        var error = Refused("run");

        Assert.StartsWith($"{file}:{place}: error: unknown key \"{key}\"", error);
        Assert.EndsWith($"\nhint: did you mean \"{meant}\"?\n", error);
    }

    [Fact]
    public void Pending_migrations_before_a_load()
    {
        project.Write("migrations/0003_create_c.sql", "create table c (n integer);");
        project.Write("bucket/data/3.json", """{"n": 4}""");

        Assert.Equal(
            "error: 1 migration is pending\n  0003_create_c.sql\nhint: run `sparkify migrate` first, or `sparkify run` for both\n",
            Refused("load")
        );

        project.Write("migrations/0004_create_d.sql", "create table d (n integer);");
        Assert.StartsWith(
            "error: 2 migrations are pending\n  0003_create_c.sql\n  0004_create_d.sql\nhint: ",
            Refused("load")
        );
        Assert.Contains("\nloaded 1 object in ", project.Ok("run"));
    }

    /// <summary>run does not migrate for a load that will be refused.</summary>
    [Fact]
    public void Transform_that_commits_by_itself()
    {
        project.Write("migrations/0003_create_c.sql", "create table c (n integer);");
        project.Write("transforms/110_numbers.sql", "insert into numbers select 7;\ntruncate staging;");

        var error = Refused("run");

        Assert.StartsWith(
            "transforms/110_numbers.sql:2:1: error: TRUNCATE commits the transaction it stands in [transaction-truncate]\n"
                + "  truncate staging;\n  ^^^^^^^^\n",
            error
        );
        Assert.Contains("\nhint: write DELETE FROM, which can be rolled back; see https://", error);
    }

    [Fact]
    public void Unknown_transform_to_start_from()
    {
        project.Write("migrations/0003_create_c.sql", "create table c (n integer);");

        Assert.Equal(
            "error: --from: there is no transform \"110_number.sql\"\nhint: did you mean 110_numbers.sql?\n",
            Refused("run", "--from", "110_number.sql")
        );
    }

    /// <summary>A rule may be newer than the migration, which nobody can edit any more.</summary>
    [Fact]
    public void Applied_migration_that_breaks_a_rule_stops_no_load()
    {
        project.Write("migrations/0002_create_numbers.sql", "create table numbers (n integer);\ntruncate numbers;");
        project.Ok("repair", "--accept", "0002_create_numbers.sql", "--reason", "stands for an old one");

        Assert.Contains("\nloaded 0 objects in ", project.Ok("run"));
        Assert.Contains("\nloaded 0 objects in ", project.Ok("load"));
    }

    /// <summary>Not one byte: a database that is only looked at is not written to.</summary>
    private string Refused(params string[] args)
    {
        var before = File.ReadAllBytes(project.Database);
        var error = project.Fails(3, args);
        Assert.True(before.AsSpan().SequenceEqual(File.ReadAllBytes(project.Database)), "the file has changed");
        return error;
    }
}
