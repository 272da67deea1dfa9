using System.Text;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Tests.Storage.S3;

/// <summary>A bucket of the server, written where the server keeps its objects.</summary>
internal sealed class S3Bucket(string name, string folder)
{
    private const string Suffix = "._S3rver_object";

    public string Name => name;

    public S3Location At(string key) => new(name, key);

    public void Write(string key, string content) => Write(key, Encoding.UTF8.GetBytes(content));

    public void Write(string key, byte[] content)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path + ".md5");
        File.WriteAllBytes(path, content);
    }

    public void WriteFolder(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            Write(Path.GetRelativePath(source, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }
    }

    public void Delete(string key)
    {
        File.Delete(PathOf(key));
        File.Delete(PathOf(key) + ".md5");
    }

    public string[] Keys() =>
        [
            .. Directory
                .EnumerateFiles(folder, "*" + Suffix, SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f)[..^Suffix.Length].Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    public byte[] Read(string key) => File.ReadAllBytes(PathOf(key));

    private string PathOf(string key) => Path.Join(folder, key) + Suffix;
}
