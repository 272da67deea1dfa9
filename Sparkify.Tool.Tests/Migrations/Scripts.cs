using System.Security.Cryptography;
using System.Text;
using Sparkify.Tool.Project;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Migrations;

/// <summary>Script files as a project would load them, without the files.</summary>
internal static class Scripts
{
    public static ScriptFile Migration(string name, string sql, bool inTransaction = true) =>
        File(ScriptKind.Migration, name, sql) with
        {
            Number = long.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture),
            Header = new ScriptHeader { InTransaction = inTransaction },
        };

    public static ScriptFile Repeatable(string name, string sql) =>
        File(ScriptKind.Migration, name, sql) with
        {
            Header = new ScriptHeader { IsRepeatable = true },
        };

    public static ScriptFile Check(string name, string sql, Severity severity = Severity.Error) =>
        File(ScriptKind.Check, name, sql) with
        {
            Header = new ScriptHeader { Severity = severity },
        };

    private static ScriptFile File(ScriptKind kind, string name, string sql)
    {
        var source = new SourceText($"{kind.ToString().ToLowerInvariant()}s/{name}", sql);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new ScriptFile(kind, name, source, MappedText.Of(source), checksum);
    }
}
