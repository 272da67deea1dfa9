using System.Text.RegularExpressions;

namespace Sparkify.Tool.Tests.Architecture;

/// <summary>The floors of the design: a folder uses only folders below it, and a few packages have one user each.</summary>
public sealed partial class FloorTests
{
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Text"] = 0,
        ["Sql"] = 1,
        ["Project"] = 1,
        ["Samples"] = 1,
        ["Storage"] = 2,
        ["Dialects"] = 3,
        ["Copy"] = 3,
        ["Unload"] = 3,
        ["Engines"] = 4,
        ["Migrations"] = 5,
        ["Checks"] = 5,
        ["Loads"] = 6,
        ["Plans"] = 7,
        ["Commands"] = 8,
    };

    private static readonly Dictionary<string, string[]> OnlyUsers = new()
    {
        ["System.CommandLine"] = ["Commands"],
        ["Spectre.Console"] = ["Commands"],
        ["DbUp"] = ["Migrations"],
        ["DuckDB.NET"] = ["Engines"],
        ["Npgsql"] = ["Engines"],
        ["Parquet"] = ["Copy", "Unload"],
        ["Avro"] = ["Copy"],
        ["SharpCompress"] = ["Storage"],
        ["Amazon"] = ["Storage"],
    };

    [Fact]
    public void Every_folder_has_a_floor()
    {
        var folders = Directory
            .GetDirectories(Repository.Tool)
            .Select(d => Path.GetFileName(d)!)
            .Where(d => d is not ("bin" or "obj"))
            .ToList();

        Assert.Equal(Floors.Keys.Order(), folders.Order());
    }

    [Fact]
    public void A_folder_uses_only_folders_below_it()
    {
        var arrows =
            from file in Sources()
            from used in Used(file.Text, "Sparkify.Tool.")
            where used != file.Folder && Floors.GetValueOrDefault(used, int.MaxValue) >= Floors[file.Folder]
            select $"{file.Path} uses {used}";

        Assert.Empty(arrows);
    }

    [Fact]
    public void A_package_is_used_only_by_its_folder()
    {
        var arrows =
            from file in Sources()
            from package in OnlyUsers
            where !package.Value.Contains(file.Folder)
            where
                Regex.IsMatch(
                    file.Text,
                    $@"^\s*(global )?using (static )?{Regex.Escape(package.Key)}\b",
                    RegexOptions.Multiline
                )
            select $"{file.Path} uses {package.Key}";

        Assert.Empty(arrows);
    }

    [Fact]
    public void Every_namespace_is_its_folder()
    {
        var strangers =
            from file in Sources()
            let expected = "Sparkify.Tool."
                + Path.GetDirectoryName(file.Path)!.Replace(Path.DirectorySeparatorChar, '.')
            where !file.Text.Contains($"namespace {expected};", StringComparison.Ordinal)
            select file.Path;

        Assert.Empty(strangers);
    }

    [Fact]
    public void No_file_is_longer_than_the_ceiling()
    {
        var long_ = Sources().Where(f => f.Text.Count(c => c == '\n') > 400).Select(f => f.Path);

        Assert.Empty(long_);
    }

    /// <summary>Folders named by using lines and by qualified names in the code.</summary>
    private static IEnumerable<string> Used(string text, string root) =>
        Regex
            .Matches(text, Regex.Escape(root) + @"(\w+)")
            .Select(m => m.Groups[1].Value)
            .Concat(RelativeNames().Matches(text).Select(m => m.Groups[1].Value))
            .Where(name => Floors.ContainsKey(name))
            .Distinct();

    private static IEnumerable<(string Path, string Folder, string Text)> Sources() =>
        from folder in Floors.Keys
        from file in Directory.EnumerateFiles(
            Path.Combine(Repository.Tool, folder),
            "*.cs",
            SearchOption.AllDirectories
        )
        select (Path.GetRelativePath(Repository.Tool, file), folder, File.ReadAllText(file));

    /// <summary>Such as <c>Sql.SqlNames</c>, which needs no using line.</summary>
    [GeneratedRegex(
        @"(?<![\w.""/])(Sql|Project|Samples|Storage|Dialects|Copy|Engines|Migrations|Checks|Loads|Plans|Commands)\.[A-Z]\w+"
    )]
    private static partial Regex RelativeNames();
}
