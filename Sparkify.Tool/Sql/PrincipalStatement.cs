using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>
/// CREATE, ALTER or DROP of users, groups and roles. Verb and Kind: "create", "user". Options: what follows the name, without passwords.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_GROUP.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_ROLE.html"/>
internal sealed record PrincipalStatement(string Verb, string Kind, IReadOnlyList<CopyArgument> Names)
{
    public bool IfExists { get; init; }

    public string Options { get; init; } = "";

    public string? NewName { get; init; }

    public static PrincipalStatement Parse(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement);
        var verb = cursor.Next().IdentifierName;
        var kind = cursor.Next().IdentifierName;
        var ifExists = verb == "drop" && cursor.Take("if", "exists");
        var names = new List<CopyArgument>();
        do
        {
            var token =
                verb == "create"
                    ? cursor.ExpectNewIdentifier($"a {kind} name")
                    : cursor.ExpectIdentifier($"a {kind} name");
            names.Add(new CopyArgument(token.IdentifierName, statement.SpanOf(token)));
        } while (verb == "drop" && cursor.Take(SqlTokenKind.Comma));

        var parsed = new PrincipalStatement(verb, kind, names) { IfExists = ifExists };
        if (verb == "drop")
        {
            _ = cursor.Take("force") || cursor.Take("restrict") || cursor.Take("cascade");
            cursor.ExpectEnd();
            return parsed;
        }

        if (verb == "alter" && cursor.Take("rename", "to"))
        {
            var name = cursor.ExpectNewIdentifier("the new name").IdentifierName;
            cursor.ExpectEnd();
            return parsed with { NewName = name };
        }

        return parsed with
        {
            Options = new PrincipalOptions(cursor, kind).Parse(verb),
        };
    }
}
