using System.Reflection;

namespace Sparkify.Tool.Commands;

/// <summary>The version that was built, such as 1.2.0+4f3c2a1.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "0.0.0";
}
