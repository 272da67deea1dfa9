namespace Sparkify.Tool.Tests.Storage;

/// <summary>A folder of files that is deleted with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("sparkify-test-").FullName;

    public string Write(string key, string content) => Write(key, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string key, byte[] content)
    {
        var path = Path.Join(FullName, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
