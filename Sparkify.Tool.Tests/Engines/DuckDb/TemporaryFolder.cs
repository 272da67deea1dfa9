using Sparkify.Tool.Engines.DuckDb;

namespace Sparkify.Tool.Tests.Engines.DuckDb;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = CanonicalPath.Of(Directory.CreateTempSubdirectory("sparkify-tests-").FullName);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
