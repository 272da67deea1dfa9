using DuckDB.NET.Data;
using Sparkify.Tool.Dialects.DuckDb.Library;
using Sparkify.Tool.Engines.DuckDb;
using Sparkify.Tool.Tests.Storage;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

public sealed class DuckDbLibraryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>DuckDB takes some macros in memory that it refuses in a file.</summary>
    [Fact]
    public void Every_macro_can_be_made_in_a_file_and_for_a_session()
    {
        using var connection = new DuckDBConnection($"DataSource={folder["test.duckdb"]}");
        connection.Open();
        connection.Run("create schema lib");
        foreach (var isReadOnly in new[] { false, true })
        {
            var macros = new DuckDbMacros(sql => connection.Run(sql), _ => [], "lib", "lib", isReadOnly);
            macros.Ensure(DuckDbLibrary.Names);
        }

        Assert.NotEmpty(connection.Rows("select 1 from duckdb_functions() where schema_name = 'lib'"));
    }
}
