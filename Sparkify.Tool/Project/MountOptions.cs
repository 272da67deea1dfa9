namespace Sparkify.Tool.Project;

/// <summary>The mounts of the command line, which stand before those of the file and replace those with the same prefix.</summary>
internal static class MountOptions
{
    public static Target Apply(Target target, ProjectOptions options)
    {
        if (options.Mounts.Count == 0)
        {
            return target;
        }

        if (ConfigKeys.Misfit("mounts", target.Engine) is not null)
        {
            throw ProjectError.InOption(
                $"--mount does not fit target \"{target.Name}\": redshift reads S3 itself, not local folders"
            );
        }

        // Of two with one prefix the later wins, as with --set.
        var mounts = options.Mounts.Reverse().Select(m => Parse(m, options.CurrentDirectory));
        var all = mounts.Concat(target.Storage.Mounts).DistinctBy(m => m.Prefix);
        return target with { Storage = target.Storage with { Mounts = [.. all] } };
    }

    /// <summary>Split at the last =, because a prefix may hold one, as in s3://bucket/day=1.</summary>
    private static Mount Parse(string option, string currentDirectory)
    {
        var split = option.LastIndexOf('=');
        var prefix = split < 0 ? null : MountPrefix.TryParse(option[..split]);
        if (prefix is null || split == option.Length - 1)
        {
            throw ProjectError.InOption($"--mount {ProjectError.Quote(option)} is not s3://prefix=dir");
        }

        var folder = Path.GetFullPath(option[(split + 1)..], currentDirectory);
        return Directory.Exists(folder)
            ? new Mount(prefix, folder)
            : throw ProjectError.InOption($"--mount {prefix}: the folder {folder} does not exist");
    }
}
