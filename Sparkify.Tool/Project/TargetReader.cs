using System.Globalization;
using System.Text.RegularExpressions;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>Reads one entry of "targets".</summary>
internal sealed partial class TargetReader(
    string root,
    JsonMember member,
    ConfigObject keys,
    ICollection<Diagnostic> warnings
)
{
    private const string InMemory = ":memory:";

    // PostgreSQL cuts longer names (NAMEDATALEN), Redshift's limit is 127 bytes.
    private const int MaxSchemaLength = 63;

    public Target Read()
    {
        var engine = ReadEngine();
        RequireFit(keys, engine);
        return new Target(member.Name, engine)
        {
            Database = ReadDatabase(engine),
            Connection = ReadConnection(),
            PasswordCommand = keys.Text("passwordCommand"),
            MemoryLimit = ReadMemoryLimit(),
            Schema = ReadSchema(),
            Session = ReadSession(),
            IsProtected = keys.Flag("protected", otherwise: false),
            ShowValues = keys.Flag("showValues", otherwise: true),
            Manifests = ReadManifests(),
            Storage = ReadStorage(engine),
        };
    }

    private EngineKind ReadEngine()
    {
        var engines = ProjectError.List(ConfigKeys.Engines.Keys);
        if (keys.Text("engine") is not { } name)
        {
            throw ProjectError.At(member.NameSpan, $"{keys.Owner} has no \"engine\"", $"engines are {engines}");
        }

        return ConfigKeys.Engines.TryGetValue(name, out var engine)
            ? engine
            : throw ProjectError.At(
                SpanOf("engine"),
                $"unknown engine {ProjectError.Quote(name)}",
                NearestName.Hint(name, [.. ConfigKeys.Engines.Keys], $"engines are {engines}")
            );
    }

    private static void RequireFit(ConfigObject keys, EngineKind engine)
    {
        foreach (var key in keys.Members)
        {
            if (ConfigKeys.Misfit(key.Name, engine) is { } hint)
            {
                var name = ConfigKeys.Engines.First(e => e.Value == engine).Key;
                throw ProjectError.At(key.NameSpan, $"{keys.Describe(key.Name)} does not fit its engine {name}", hint);
            }
        }
    }

    private string? ReadDatabase(EngineKind engine)
    {
        var database = keys.Text("database");
        if (database is null && engine == EngineKind.DuckDb)
        {
            throw ProjectError.At(
                member.NameSpan,
                $"{keys.Owner} has no \"database\"",
                $"name a file, such as \"warehouse.duckdb\", or \"{InMemory}\""
            );
        }

        return database is null or InMemory ? database : Path.GetFullPath(database, root);
    }

    private string? ReadConnection()
    {
        if (keys.Text("connection") is not { } connection)
        {
            return null;
        }

        Connections.Require(connection, keys.Describe("connection"), SpanOf("connection"));
        if (Secrets.Mask(connection) != connection)
        {
            warnings.Add(
                new Diagnostic(
                    Severity.Warning,
                    $"{keys.Describe("connection")} holds a password",
                    SpanOf("connection")
                )
                {
                    Hint =
                        $"keep it out of the file: PGPASSWORD, \"passwordCommand\" or {Connections.VariableFor(member.Name)}",
                }
            );
        }

        return connection;
    }

    private string? ReadMemoryLimit()
    {
        var limit = keys.Text("memoryLimit");
        if (limit is not null && !MemoryAmount().IsMatch(limit))
        {
            throw ProjectError.At(
                SpanOf("memoryLimit"),
                $"{ProjectError.Quote(limit)} is not an amount of memory",
                "write it as \"512MB\" or \"2GB\""
            );
        }

        return limit;
    }

    private string ReadSchema()
    {
        const string Default = "sparkify";
        var schema = keys.Text("schema") ?? Default;
        if (!Variables.IsName(schema) || schema.Length > MaxSchemaLength)
        {
            throw ProjectError.At(
                SpanOf("schema"),
                $"{ProjectError.Quote(schema)} is not a plain name for a schema",
                "use up to 63 letters, digits and _, no digit first"
            );
        }

        // As Redshift does: names are folded, quoted or not.
        return schema.ToLowerInvariant();
    }

    private IReadOnlyList<string> ReadSession()
    {
        var statements = keys.Texts("session");
        foreach (var statement in statements)
        {
            if (!SetStatement().IsMatch(statement.Text))
            {
                throw ProjectError.At(
                    statement.Span,
                    $"{ProjectError.Quote(statement.Text)} is not a SET statement",
                    "write each as \"set search_path to public\""
                );
            }
        }

        return [.. statements.Select(s => s.Text)];
    }

    private string? ReadManifests() =>
        keys.Text("manifests") is { } prefix ? MountPrefix.Parse(prefix, SpanOf("manifests")) : null;

    private StorageSettings ReadStorage(EngineKind engine)
    {
        if (keys.Object("s3", ConfigKeys.S3) is not { } s3)
        {
            return new StorageSettings();
        }

        RequireFit(s3, engine);
        return new StorageSettings
        {
            Region = s3.Text("region"),
            Endpoint = ReadEndpoint(s3),
            PathStyle = s3.Flag("pathStyle", otherwise: false),
            Anonymous = s3.Flag("anonymous", otherwise: false),
            Timeout = ReadTimeout(s3),
            Mounts = ReadMounts(s3),
        };
    }

    private static string? ReadEndpoint(ConfigObject s3)
    {
        var endpoint = s3.Text("endpoint");
        if (
            endpoint is null
            || (Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        )
        {
            return endpoint;
        }

        throw ProjectError.At(
            s3.Find("endpoint")!.Value.Span,
            $"{ProjectError.Quote(endpoint)} is not the URL of a server",
            "write it with its scheme, such as http://localhost:9000"
        );
    }

    private static TimeSpan ReadTimeout(ConfigObject s3)
    {
        if (s3.Text("timeout") is not { } timeout)
        {
            return new StorageSettings().Timeout;
        }

        if (!Seconds().IsMatch(timeout))
        {
            throw ProjectError.At(
                s3.Find("timeout")!.Value.Span,
                $"{ProjectError.Quote(timeout)} is not a time",
                "write seconds or minutes, such as \"30s\" or \"5m\""
            );
        }

        var count = int.Parse(timeout[..^1], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(timeout[^1] == 'm' ? count * 60 : count);
    }

    private List<Mount> ReadMounts(ConfigObject s3)
    {
        var mounts = new List<Mount>();
        foreach (var entry in s3.Entries("mounts"))
        {
            var prefix = MountPrefix.Parse(entry.Name, entry.NameSpan);
            if (mounts.Exists(m => m.Prefix == prefix))
            {
                throw ProjectError.At(entry.NameSpan, $"{prefix} is mounted twice", "remove one of them");
            }

            var folder = ConfigObject.Text(entry.Value, $"mount \"{entry.Name}\"");
            mounts.Add(new Mount(prefix, Path.GetFullPath(folder, root)));
        }

        return mounts;
    }

    private SourceSpan SpanOf(string key) => keys.Find(key)!.Value.Span;

    [GeneratedRegex(@"^[1-9][0-9]{0,4}[sm]\z")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^[1-9][0-9]{0,6}(MB|GB)\z")]
    private static partial Regex MemoryAmount();

    [GeneratedRegex(@"^\s*set\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SetStatement();
}
