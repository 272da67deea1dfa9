using System.Data.Common;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Project;

/// <summary>Connection strings, and the environment variable that replaces the one of a target.</summary>
internal static class Connections
{
    private const string Prefix = "SPARKIFY_CONNECTION_";

    /// <summary>team-dev → SPARKIFY_CONNECTION_TEAM_DEV</summary>
    public static string VariableFor(string targetName) =>
        Prefix
        + string.Create(
            targetName.Length,
            targetName,
            static (variable, name) =>
            {
                for (var i = 0; i < name.Length; i++)
                {
                    variable[i] = char.IsAsciiLetterOrDigit(name[i]) ? char.ToUpperInvariant(name[i]) : '_';
                }
            }
        );

    /// <summary>The target with the connection that the environment gives it, if it gives one.</summary>
    public static Target Override(Target target, Func<string, string?> environment)
    {
        var variable = VariableFor(target.Name);
        if (environment(variable) is not { Length: > 0 } connection)
        {
            return target;
        }

        if (ConfigKeys.Misfit("connection", target.Engine) is not null)
        {
            throw ProjectError.At(
                null,
                $"{variable} is set, but target \"{target.Name}\" is a file and takes no connection",
                $"unset {variable}, or choose another target"
            );
        }

        Require(connection, variable, null);
        return target with { Connection = connection };
    }

    /// <summary>The value is not printed: it may hold a password.</summary>
    public static void Require(string connection, string what, SourceSpan? span)
    {
        try
        {
            _ = new DbConnectionStringBuilder { ConnectionString = connection };
        }
        catch (ArgumentException)
        {
            throw ProjectError.At(
                span,
                $"{what} is not a connection string",
                "write it as Host=…;Port=…;Database=…;Username=…"
            );
        }
    }
}
