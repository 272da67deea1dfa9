using Npgsql;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>Npgsql meets a server that says it is Redshift.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task Npgsql_makes_a_table_and_reads_its_rows()
    {
        await using var scratch = await DoubleScratch.StartAsync();
        await scratch.RunAsync(
            "create table t (id integer not null, name varchar(20)) diststyle key distkey (id) sortkey (id)"
        );

        var count = await scratch.RunAsync("insert into t values (1, 'a'), (2, null)");

        Assert.Equal((2, "8.0.2"), (count, scratch.Client.ServerVersion));
        Assert.Equal(["1|a", "2|NULL"], await scratch.Client.RowsAsync("select id, name from t order by id"));
    }

    [Fact]
    public async Task The_server_says_that_it_is_redshift()
    {
        await using var scratch = await DoubleScratch.StartAsync();

        Assert.StartsWith("PostgreSQL 8.0.2 on", (string)(await scratch.ValueAsync("select version()"))!);
        Assert.Contains(", Redshift 1.0.", (string)(await scratch.ValueAsync("select version()"))!);
        Assert.Equal(["etl|dev"], await scratch.Client.RowsAsync("select current_user, current_database()"));
    }

    [Fact]
    public async Task Parameters_reach_the_server_and_the_transcript()
    {
        await using var scratch = await DoubleScratch.StartAsync();
        await scratch.RunAsync("create table t (id integer, name varchar(20), at timestamp)");
        await using var command = new NpgsqlCommand("insert into t values ($1, $2, $3)", scratch.Client);
        command.Parameters.Add(new NpgsqlParameter { Value = 7 });
        command.Parameters.Add(new NpgsqlParameter { Value = "it's" });
        command.Parameters.Add(new NpgsqlParameter { Value = new DateTime(2018, 11, 12, 2, 37, 38) });

        await command.ExecuteNonQueryAsync();

        Assert.Equal("it's", await scratch.ValueAsync("select name from t where id = 7"));
        var entry = scratch.Server.Transcript.Entries.Single(e => e.Text.StartsWith("insert"));
        Assert.Equal(["7", "it's", "2018-11-12 02:37:38.000000"], entry.Parameters);
        Assert.Equal((false, "INSERT 0 1"), (entry.IsSimple, entry.Tag));
    }

    [Fact]
    public async Task Npgsql_that_loads_types_connects_too()
    {
        await using var scratch = await DoubleScratch.StartAsync();
        var settings = new NpgsqlConnectionStringBuilder(scratch.Server.ConnectionString);
        settings.Remove("Server Compatibility Mode");

        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();

        Assert.Equal(1, await connection.ValueAsync("select 1"));
    }

    [Fact]
    public async Task Postgresql_s_errors_keep_their_code_and_fail_the_transaction()
    {
        await using var scratch = await DoubleScratch.StartAsync();
        await scratch.RunAsync("begin");

        Assert.Equal("42P01", (await scratch.FailsAsync("select * from nothing")).SqlState);
        Assert.Equal("25P02", (await scratch.FailsAsync("select 1")).SqlState);

        await scratch.RunAsync("rollback");
        Assert.Equal(1, await scratch.ValueAsync("select 1"));
    }

    [Fact]
    public async Task A_refusal_of_the_double_fails_the_transaction_too()
    {
        await using var scratch = await DoubleScratch.StartAsync();
        await scratch.RunAsync("begin");

        await scratch.FailsAsync("create table t (id serial)");

        Assert.Equal("25P02", (await scratch.FailsAsync("select 1")).SqlState);
    }
}
