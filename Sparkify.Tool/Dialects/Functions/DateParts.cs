namespace Sparkify.Tool.Dialects.Functions;

internal static class DateParts
{
    public static string? Find(string name) => name;
}
