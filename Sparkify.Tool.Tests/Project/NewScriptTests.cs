using Sparkify.Tool.Project;

namespace Sparkify.Tool.Tests.Project;

public sealed class NewScriptTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sparkify-new-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("create_users", "create_users")]
    [InlineData("Create users", "create_users")]
    [InlineData("createUsers", "create_users")]
    [InlineData("  create--users.SQL", "create_users")]
    [InlineData("loadURLTable", "load_url_table")]
    [InlineData("orders2024", "orders2024")]
    [InlineData("größe", "gr_e")]
    [InlineData("../evil", "evil")]
    [InlineData("…", "")]
    public void Names_become_snake_case(string name, string expected) =>
        Assert.Equal(expected, NewScript.ToSnakeCase(name));

    [Theory]
    [InlineData(ScriptKind.Migration, "", "migrations/0001_x.sql")]
    [InlineData(ScriptKind.Migration, "0009_a.sql", "migrations/0010_x.sql")]
    [InlineData(ScriptKind.Migration, "1_a.sql 3_b.sql", "migrations/4_x.sql")]
    [InlineData(ScriptKind.Migration, "0001_a.sql views.sql", "migrations/0002_x.sql")]
    [InlineData(ScriptKind.Migration, "20240101120000_a.sql", "migrations/20250203040506_x.sql")]
    [InlineData(ScriptKind.Migration, "202401011200_a.sql", "migrations/202502030405_x.sql")]
    [InlineData(ScriptKind.Transform, "", "transforms/010_x.sql")]
    [InlineData(ScriptKind.Transform, "010_a.sql 210_b.sql", "transforms/220_x.sql")]
    [InlineData(ScriptKind.Transform, "010_a.sql 015_b.sql", "transforms/020_x.sql")]
    [InlineData(ScriptKind.Transform, "990_a.sql", "transforms/1000_x.sql")]
    [InlineData(ScriptKind.Check, "a.sql", "checks/x.sql")]
    public void Numbers_go_on_as_they_are(object kind, string existing, string expected)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, expected.Split('/')[0])).FullName;
        foreach (var name in existing.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            File.WriteAllText(Path.Combine(folder, name), "select 1;");
        }

        Assert.Equal(expected, new NewScript(root, (ScriptKind)kind, new FixedClock()).Write("x"));
        Assert.True(File.Exists(Path.Combine(root, expected)));
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
