using System.Text.Json.Nodes;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>Objects of a bucket by key (log_data/…, song_data/…), in the keys' byte order, each a list of JSON records.</summary>
internal sealed class ObjectSet
{
    private readonly SortedDictionary<string, IReadOnlyList<JsonObject>> _objects = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Keys => [.. _objects.Keys];

    public IReadOnlyList<JsonObject> this[string key]
    {
        get => _objects[key];
        set => _objects[key] = value;
    }

    public static bool IsLog(string key) => key.StartsWith("log_data/", StringComparison.Ordinal);

    /// <summary>The real objects: those of log_data and song_data below a folder, of which the filter takes the keys it wants.</summary>
    public static ObjectSet FromFolder(string folder, Func<string, bool> filter)
    {
        var set = new ObjectSet();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var key = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (key.Contains('/', StringComparison.Ordinal) && filter(key))
            {
                set[key] = [.. OracleJson.ReadValues(File.ReadAllBytes(path)).Select(json => JsonObject.Create(json)!)];
            }
        }

        return set;
    }

    /// <summary>A copy whose records may be changed without touching this set's.</summary>
    public ObjectSet Copy()
    {
        var copy = new ObjectSet();
        foreach (var (key, records) in _objects)
        {
            copy[key] = [.. records.Select(record => record.DeepClone().AsObject())];
        }

        return copy;
    }

    public void Write(string folder) => Write(folder, Keys);

    public void Write(string folder, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            var path = Path.Combine(folder, key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Concat(_objects[key].Select(record => record.ToJsonString() + "\n")));
        }
    }
}
