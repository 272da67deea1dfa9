namespace Sparkify.Tool.Storage;

/// <summary>The one place where a key becomes a file path, so that no key leads out of its mount.</summary>
internal static class ObjectPath
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    private static readonly string[] NumberedDevices = ["COM", "LPT"];

    /// <summary>The file that the key (relative to the folder) names, or null where no file can have that name.</summary>
    public static string? Find(string folder, string key) =>
        IsFileName(key, OperatingSystem.IsWindows()) ? Path.Join(folder, key) : null;

    public static bool IsFileName(string key, bool onWindows)
    {
        if (key.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var segment in key.Split('/'))
        {
            if (segment is "" or "." or ".." || (onWindows && !IsWindowsName(segment)))
            {
                return false;
            }
        }

        return true;
    }

    /// <seealso href="https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file"/>
    private static bool IsWindowsName(string segment)
    {
        if (segment.AsSpan().IndexOfAny("\\:*?\"<>|") >= 0 || segment.Any(c => c < ' ') || segment[^1] is '.' or ' ')
        {
            return false;
        }

        var stem = segment.Split('.')[0].TrimEnd(' ');
        var isNumbered = stem.Length == 4 && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³');
        return isNumbered
            ? !NumberedDevices.Contains(stem[..3], StringComparer.OrdinalIgnoreCase)
            : !Devices.Contains(stem, StringComparer.OrdinalIgnoreCase);
    }
}
