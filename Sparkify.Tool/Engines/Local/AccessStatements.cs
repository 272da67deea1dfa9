using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>
/// Users, groups, roles and rights: checked and recorded; local engines know one user, who may do everything. Who is granted something need not
/// have been created here: users are often made elsewhere.
/// </summary>
internal sealed class AccessStatements(IEngine engine, RecordedObjects objects, LateViews lateViews)
{
    private const string Grant = "grant";

    public StatementResult? TryRun(SqlStatement statement, StatementKind kind) =>
        kind switch
        {
            StatementKind.Grant or StatementKind.Revoke => engine.InOneTransaction(() => Record(statement)),
            StatementKind.Principal => engine.InOneTransaction(() => Change(statement)),
            StatementKind.DefaultPrivileges => engine.InOneTransaction(() => RecordDefault(statement)),
            _ => null,
        };

    private StatementResult Record(SqlStatement statement)
    {
        var grant = GrantParser.Parse(statement);
        foreach (var (name, span) in grant.Tables)
        {
            if (!lateViews.Contains(name))
            {
                engine.RequireTable(name, span);
            }
        }

        foreach (var grantee in grant.Grantees)
        {
            foreach (var privilege in grant.Privileges)
            {
                var name = $"{privilege} {grant.Object} to {grantee}";
                if (grant.IsRevoke)
                {
                    objects.Remove(Grant, name);
                }
                else
                {
                    objects.Save(Grant, name, "");
                }
            }
        }

        return StatementResult.Count(0);
    }

    private StatementResult RecordDefault(SqlStatement statement)
    {
        objects.Save("default privileges", string.Join(' ', statement.Tokens.Skip(3).Select(t => t.Text)), "");
        return StatementResult.Count(0);
    }

    private StatementResult Change(SqlStatement statement)
    {
        var principal = PrincipalStatement.Parse(statement);
        foreach (var name in principal.Names)
        {
            Change(principal, name);
        }

        return StatementResult.Count(0);
    }

    private void Change(PrincipalStatement principal, CopyArgument name)
    {
        var known = objects.Find(principal.Kind, name.Value);
        if (principal.Verb == "create")
        {
            if (known is not null)
            {
                throw Error($"{principal.Kind} \"{name.Value}\" already exists", "42710", name.Span);
            }

            objects.Save(principal.Kind, name.Value, principal.Options);
            return;
        }

        if (known is null)
        {
            if (principal.IfExists)
            {
                return;
            }

            throw Error($"{principal.Kind} \"{name.Value}\" does not exist", "42704", name.Span);
        }

        if (principal.Verb == "drop")
        {
            objects.Remove(principal.Kind, name.Value);
        }
        else if (principal.NewName is { } newName)
        {
            objects.Remove(principal.Kind, name.Value);
            objects.Save(principal.Kind, newName, known);
        }
        else
        {
            objects.Save(principal.Kind, name.Value, $"{known} {principal.Options}".Trim());
        }
    }

    private static SparkifyException Error(string message, string code, SourceSpan span) =>
        new(message) { Code = code, Span = span };
}
