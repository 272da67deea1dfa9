namespace Sparkify.Tool.Tests.Dialects;

/// <summary>The files of one case; null where there is no such file.</summary>
internal sealed class DialectCase(string name)
{
    private const string UpdateVariable = "SPARKIFY_UPDATE_CASES";

    private static readonly string Root = Path.Combine(Repository.Root, "Sparkify.Tool.Tests", "Cases", "Dialects");

    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)!).Order();

    /// <summary>Whether the files are to be rewritten from what the tool does now.</summary>
    public static bool IsUpdate
    {
        get
        {
            var isUpdate = Environment.GetEnvironmentVariable(UpdateVariable) == "1";
            Assert.False(isUpdate && Environment.GetEnvironmentVariable("CI") is not null, $"{UpdateVariable} in CI");
            return isUpdate;
        }
    }

    public string Name { get; } = name;

    public string Input => Read("input.sql") ?? throw new FileNotFoundException("a case needs input.sql", Name);

    /// <summary>What DuckDB is to make of it.</summary>
    public CaseRun OnDuckDb => new(Read("duckdb.sql"), Read("rows.csv"), Read("error.txt"));

    /// <summary>The same rows or error, but where files of PostgreSQL's own say otherwise.</summary>
    public CaseRun OnPostgres
    {
        get
        {
            var (rows, error) = (Read("postgres.rows.csv"), Read("postgres.error.txt"));
            return rows is null && error is null
                ? OnDuckDb with
                {
                    Sql = Read("postgres.sql"),
                }
                : new CaseRun(Read("postgres.sql"), rows, error);
        }
    }

    public void WriteDuckDb(CaseRun run)
    {
        Write("duckdb.sql", run.Sql);
        Write("rows.csv", run.Rows);
        Write("error.txt", run.Error);
    }

    public void WritePostgres(CaseRun run)
    {
        var isSame = OnDuckDb with { Sql = run.Sql } == run;
        Write("postgres.sql", run.Sql);
        Write("postgres.rows.csv", isSame ? null : run.Rows);
        Write("postgres.error.txt", isSame ? null : run.Error);
    }

    private string PathOf(string file) => Path.Combine(Root, Name, file);

    private string? Read(string file) =>
        File.Exists(PathOf(file))
            ? File.ReadAllText(PathOf(file)).Replace("\r\n", "\n", StringComparison.Ordinal)
            : null;

    private void Write(string file, string? content)
    {
        if (content is null)
        {
            File.Delete(PathOf(file));
        }
        else
        {
            File.WriteAllText(PathOf(file), content);
        }
    }
}
