using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Dialects.Postgres.Library;
using Sparkify.Tool.Engines.Local;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>Makes the tool's schema in a database: its tables, and the library of functions once for every version of it.</summary>
internal sealed partial class PostgresSetup(PostgresRequests requests, string toolSchema)
{
    /// <summary>Two sessions must not make the same things: whoever comes second waits for the first one's commit.</summary>
    private const long AdvisoryLock = 0x5370_6172_6b69_6679;

    private const string InvalidFunctionDefinition = "42P13";

    private readonly string schema = SqlNames.Quote(toolSchema);
    private bool isDone;

    /// <summary>The library's version is its content, so that no change of it can be forgotten.</summary>
    private static readonly string LibraryVersion = XxHash64
        .HashToUInt64(
            Encoding.UTF8.GetBytes(
                string.Join('\n', PostgresLibrary.Routines.Select(r => r.Definition).Concat(TableDefinitions("")))
            )
        )
        .ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Makes the library's text: it takes some milliseconds, that connecting takes too.</summary>
    public static void Prefetch() => _ = LibraryVersion;

    /// <summary>Outside a transaction. A session that cannot write by itself is let write here.</summary>
    public void Prepare()
    {
        if (isDone || IsCurrent())
        {
            isDone = true;
            return;
        }

        requests.Send("BEGIN READ WRITE");
        try
        {
            requests.Send(
                $"SELECT pg_catalog.pg_advisory_xact_lock({AdvisoryLock.ToString(CultureInfo.InvariantCulture)})"
            );
            if (!IsCurrent())
            {
                Create();
            }

            requests.Send("COMMIT");
            isDone = true;
        }
        catch
        {
            requests.Send("ROLLBACK");
            throw;
        }
    }

    private static IEnumerable<string> TableDefinitions(string schema) =>
        [
            $"""
                CREATE TABLE IF NOT EXISTS {schema}.tables (
                    table_schema text COLLATE "C" NOT NULL,
                    table_name text COLLATE "C" NOT NULL,
                    definition text NOT NULL,
                    PRIMARY KEY (table_schema, table_name)
                )
                """,
            $"CREATE TABLE IF NOT EXISTS {schema}.engine (library_version text NOT NULL)",
            $"""
                CREATE TABLE IF NOT EXISTS {schema}.run_lock_holders (
                    backend_pid integer NOT NULL PRIMARY KEY,
                    os_user text NOT NULL,
                    host text NOT NULL,
                    process_id integer NOT NULL,
                    since timestamptz NOT NULL
                )
                """,
            $"CREATE SEQUENCE IF NOT EXISTS {schema}.copy_numbers AS integer CYCLE",
            .. CopyTables.Creations(schema, StoredType),
        ];

    private static string StoredType(ColumnType type) =>
        type.IsCharacter ? "text COLLATE \"C\"" : PostgresTypes.Find(type)!;

    /// <summary>Whether a session that writes has ever been here.</summary>
    public bool IsThere() =>
        isDone
        || requests.ReadRows($"SELECT pg_catalog.to_regclass({PostgresLiterals.Quote($"{schema}.engine")}) IS NOT NULL")
            is [[true]];

    private bool IsCurrent() =>
        IsThere()
        && requests.ReadRows($"SELECT library_version FROM {schema}.engine") is [[string version]]
        && version == LibraryVersion;

    private void Create()
    {
        var isNew =
            requests.ReadRows($"SELECT pg_catalog.to_regnamespace({PostgresLiterals.Quote(schema)}) IS NULL")
            is [[true]];
        requests.Send($"CREATE SCHEMA IF NOT EXISTS {schema}");
        requests.Send([.. TableDefinitions(schema)]);
        if (isNew)
        {
            // Nothing of an older version is in the way: all in one request. PostgreSQL compiles a function when it is first called.
            requests.Send("SET LOCAL check_function_bodies = off");
            requests.SendScript(
                string.Join(";\n", PostgresLibrary.Routines.Select(r => Definition(r).TrimEnd().TrimEnd(';')))
            );
        }
        else
        {
            foreach (var routine in PostgresLibrary.Routines)
            {
                Create(routine);
            }
        }

        requests.Send($"DELETE FROM {schema}.engine");
        requests.Send($"INSERT INTO {schema}.engine VALUES ({PostgresLiterals.Quote(LibraryVersion)})");
    }

    private string Definition(LibraryRoutine routine) =>
        routine.Definition.Replace("{lib}", schema, StringComparison.Ordinal);

    /// <summary>A function whose parameters or result have changed cannot be replaced, only dropped, unless something uses it.</summary>
    private void Create(LibraryRoutine routine)
    {
        var definition = Definition(routine);
        requests.Send("SAVEPOINT routine");
        try
        {
            requests.SendScript(definition);
        }
        catch (PostgresException error) when (error.SqlState is InvalidFunctionDefinition or "42723" or "42809")
        {
            requests.Send("ROLLBACK TO routine");
            Drop(routine);
            requests.SendScript(definition);
        }
        catch (PostgresException error)
        {
            throw new InvalidOperationException($"the library's {routine.Name}: {error.MessageText}", error);
        }

        requests.Send("RELEASE routine");
    }

    /// <summary>All overloads of the functions and aggregates that a definition makes; aggregates first, as they are made of functions.</summary>
    private void Drop(LibraryRoutine routine)
    {
        var names = Created().Matches(routine.Definition).Select(m => PostgresLiterals.Quote(m.Groups["name"].Value));
        var routines = requests.ReadRows(
            $"""
            SELECT p.oid::pg_catalog.regprocedure::text
            FROM pg_catalog.pg_proc AS p
            WHERE p.pronamespace = {PostgresLiterals.Quote(schema)}::pg_catalog.regnamespace
                AND p.proname IN ({string.Join(", ", names.Distinct())})
            ORDER BY p.prokind <> 'a'
            """
        );
        foreach (var row in routines)
        {
            try
            {
                requests.Send($"DROP ROUTINE {row[0]}");
            }
            catch (PostgresException error) when (error.SqlState == "2BP01")
            {
                throw new SparkifyException(
                    $"the function {row[0]} of an older version of sparkify is still in use",
                    error
                )
                {
                    Code = error.SqlState,
                    Details = error.Detail?.Split('\n') ?? [],
                    Hint = "drop what depends on it, and create it again afterwards",
                };
            }
        }
    }

    [GeneratedRegex(@"CREATE (?:OR REPLACE )?(?:FUNCTION|AGGREGATE) \{lib\}\.(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Created();
}
