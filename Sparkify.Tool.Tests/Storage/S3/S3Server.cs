using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Sparkify.Tool.Project;
using Sparkify.Tool.Tests.Redshift;

namespace Sparkify.Tool.Tests.Storage.S3;

/// <summary>The one S3 server of a test run (s3rver, from npm), which ends with the process of the tests however that ends, and leaves nothing.</summary>
internal sealed class S3Server
{
    private static readonly Lazy<S3Server> Lazily = new(() => new S3Server());

    private readonly string folder = Directory.CreateTempSubdirectory("sparkify-s3-").FullName;
    private int bucketCount;

    private S3Server()
    {
        var tests = Path.Combine(Repository.Root, "Sparkify.Tool.Tests");
        var start = new ProcessStartInfo("node")
        {
            // Its continuation tokens are encrypted as OpenSSL 3 only does when asked to.
            ArgumentList = { "--openssl-legacy-provider", Path.Combine("Storage", "S3", "server.js"), folder },
            WorkingDirectory = tests,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        Port = int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit();
        };
    }

    public static S3Server Shared => Lazily.Value;

    public int Port { get; }

    public string Endpoint => $"http://127.0.0.1:{Port}";

    public S3Bucket CreateBucket()
    {
        var name = $"bucket-{Interlocked.Increment(ref bucketCount)}";
        return new S3Bucket(name, Directory.CreateDirectory(Path.Combine(folder, name)).FullName);
    }

    public StorageSettings Settings(string? endpoint = null) =>
        new() { Endpoint = endpoint ?? Endpoint, PathStyle = true };
}

/// <summary>What the tests' process and the processes that it starts know of AWS: the server's keys, and nothing of this machine.</summary>
internal static class S3Environment
{
    public const string Key = "S3RVER";

#pragma warning disable CA2255 // No test may see the machine's own, whichever comes first.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set()
    {
        if (Cluster.Connection is not null)
        {
            // Tests against a cluster need the machine's own credentials; they run alone.
            return;
        }

        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfAws).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(Path.GetTempPath(), "sparkify-none"));
        Environment.SetEnvironmentVariable(
            "AWS_SHARED_CREDENTIALS_FILE",
            Path.Combine(Path.GetTempPath(), "sparkify-none")
        );
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", Key);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", Key);
    }

    private static bool IsOfAws(string name) => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase);
}
