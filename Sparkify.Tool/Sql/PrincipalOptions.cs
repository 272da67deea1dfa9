using System.Text.RegularExpressions;

namespace Sparkify.Tool.Sql;

/// <summary>The options of CREATE and ALTER USER, GROUP and ROLE.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html"/>
internal sealed partial class PrincipalOptions(TokenCursor cursor, string kind)
{
    private readonly List<string> options = [];
    private bool hasPassword;

    public string Parse(string verb)
    {
        cursor.Take("with");
        while (!cursor.AtEnd)
        {
            if (
                !(
                    kind == "user" ? TakeUserOption()
                    : kind == "group" ? TakeGroupOption()
                    : TakeRoleOption()
                )
            )
            {
                throw cursor.Expected($"an option of {verb.ToUpperInvariant()} {kind.ToUpperInvariant()}");
            }
        }

        if (kind == "user" && verb == "create" && !hasPassword)
        {
            throw cursor.Expected("PASSWORD, which CREATE USER needs (PASSWORD DISABLE: none)");
        }

        return string.Join(' ', options);
    }

    private bool TakeUserOption()
    {
        if (cursor.Take("password"))
        {
            hasPassword = true;
            TakePassword();
            return true;
        }

        foreach (var flag in (string[])["createdb", "nocreatedb", "createuser", "nocreateuser"])
        {
            if (cursor.Take(flag))
            {
                options.Add(flag);
                return true;
            }
        }

        return Take("syslog", "access", cursor => cursor.ExpectIdentifier("RESTRICTED or UNRESTRICTED"))
            || Take("valid", "until", cursor => cursor.Expect(SqlTokenKind.String, "a quoted time"))
            || Take("connection", "limit", cursor => cursor.Next())
            || Take("session", "timeout", cursor => cursor.Expect(SqlTokenKind.Number, "a number of seconds"))
            || Take("reset", "session", cursor => cursor.ExpectIdentifier("TIMEOUT"))
            || Take("in", "group", TakeNames)
            || Take("externalid", null, cursor => cursor.Next())
            || Take("set", null, TakeRest)
            || Take("reset", null, cursor => cursor.ExpectIdentifier("a parameter"));
    }

    private bool TakeGroupOption() =>
        Take("user", null, TakeNames) || Take("add", "user", TakeNames) || Take("drop", "user", TakeNames);

    private bool TakeRoleOption() =>
        Take("externalid", null, cursor => cursor.Next())
        || Take("owner", "to", cursor => cursor.ExpectIdentifier("a user name"));

    private bool Take(string first, string? second, Func<TokenCursor, SqlToken> argument)
    {
        if (!(second is null ? cursor.Take(first) : cursor.Take(first, second)))
        {
            return false;
        }

        var start = cursor.Index;
        argument(cursor);
        var words = Enumerable.Range(start, cursor.Index - start).Select(i => cursor.Statement.Tokens[i].Text);
        options.Add($"{first} {(second is null ? "" : second + " ")}{string.Join(' ', words)}");
        return true;
    }

    private static SqlToken TakeNames(TokenCursor cursor)
    {
        var last = cursor.ExpectIdentifier("a name");
        while (cursor.Take(SqlTokenKind.Comma))
        {
            last = cursor.ExpectIdentifier("a name");
        }

        return last;
    }

    private static SqlToken TakeRest(TokenCursor cursor)
    {
        while (!cursor.AtEnd)
        {
            cursor.Next();
        }

        return cursor.Statement.Tokens[^1];
    }

    /// <summary>A clear password has 8 to 64 characters, an upper and a lower case letter and a digit; a hash is not looked into.</summary>
    private void TakePassword()
    {
        if (cursor.Take("disable"))
        {
            options.Add("password disable");
            return;
        }

        var token = cursor.Expect(SqlTokenKind.String, "a quoted password or DISABLE");
        options.Add("password");
        if (!Password.IsMatch(token.StringValue))
        {
            throw cursor.Error(
                "a password has 8 to 64 characters, with an upper case letter, a lower case letter and a digit",
                token
            );
        }
    }

    [GeneratedRegex("""^(md5[0-9a-f]{32}|sha256\|.*|(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[^'"\\/@\s]{8,64})$""")]
    private static partial Regex Password { get; }
}
