using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>GRANT and REVOKE: rights on tables, columns, schemas, databases, functions, roles, and those of the whole system.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html"/>
internal sealed class GrantParser
{
    private static readonly string[] TablePrivileges =
    [
        "select",
        "insert",
        "update",
        "delete",
        "drop",
        "references",
        "alter",
        "truncate",
        "rule",
        "trigger",
        "all",
        "all privileges",
    ];

    /// <summary>What ON may name beside tables; the longer ones stand before the shorter ones they start with.</summary>
    private static readonly string[][] ObjectKinds =
    [
        ["all", "tables", "in", "schema"],
        ["all", "functions", "in", "schema"],
        ["all", "procedures", "in", "schema"],
        ["external", "table"],
        ["external", "schema"],
        ["copy", "job"],
        ["database"],
        ["schema"],
        ["function"],
        ["procedure"],
        ["language"],
        ["datashare"],
        ["model"],
        ["template"],
    ];

    private readonly TokenCursor cursor;
    private readonly bool isRevoke;
    private readonly List<DroppedTable> tables = [];

    private GrantParser(SqlStatement statement)
    {
        cursor = new TokenCursor(statement);
        isRevoke = cursor.Take("revoke");
        if (!isRevoke)
        {
            cursor.Expect("grant");
        }
    }

    /// <exception cref="SparkifyException">the statement is no GRANT or REVOKE of Redshift</exception>
    public static GrantStatement Parse(SqlStatement statement) => new GrantParser(statement).Parse();

    private GrantStatement Parse()
    {
        if (isRevoke)
        {
            _ = cursor.Take("grant", "option", "for") || cursor.Take("admin", "option", "for");
        }

        var first = cursor.Index;
        var privileges = ParsePrivileges();
        var target = cursor.Take("on") ? ParseObject() : "";
        if (tables.Count > 0)
        {
            CheckTablePrivileges(privileges, first);
        }

        cursor.Expect(isRevoke ? "from" : "to");
        var grantees = ParseGrantees();
        if (isRevoke)
        {
            _ = cursor.Take("cascade") || cursor.Take("restrict");
        }

        if (!cursor.Take("for"))
        {
            cursor.ExpectEnd();
        }

        return new GrantStatement(isRevoke, privileges, target, grantees) { Tables = tables };
    }

    /// <summary>Up to ON, TO or FROM: words, with columns in parentheses behind one.</summary>
    private List<string> ParsePrivileges()
    {
        var privileges = new List<string>();
        do
        {
            var words = new List<string>();
            while (cursor.Current?.IsIdentifier == true && !AtEndOfPrivilege())
            {
                words.Add(cursor.Next().IdentifierName);
            }

            if (words.Count == 0)
            {
                throw cursor.Expected("a privilege");
            }

            var columns = cursor.At(SqlTokenKind.OpenParen) ? cursor.ExpectNameList("a column name") : [];
            var list = columns.Count > 0 ? $" ({string.Join(", ", columns)})" : "";
            privileges.Add(string.Join(' ', words) + list);
        } while (cursor.Take(SqlTokenKind.Comma));

        return privileges;
    }

    private bool AtEndOfPrivilege() => cursor.At("on") || cursor.At("to") || cursor.At("from");

    private void CheckTablePrivileges(List<string> privileges, int first)
    {
        foreach (var privilege in privileges)
        {
            if (!TablePrivileges.Contains(privilege.Split(" (")[0]))
            {
                throw cursor.Error(
                    $"syntax error: {privilege.ToUpperInvariant()} is no privilege on a table",
                    cursor.Statement.Tokens[first]
                );
            }
        }
    }

    private string ParseObject()
    {
        if (cursor.At(SqlTokenKind.String))
        {
            return "on " + string.Join(", ", CommaList(() => cursor.Expect(SqlTokenKind.String, "an ARN").StringValue));
        }

        foreach (var kind in ObjectKinds)
        {
            if (cursor.Take(kind))
            {
                return $"on {string.Join(' ', kind)} {string.Join(", ", CommaList(ParseOther))}";
            }
        }

        cursor.Take("table");
        var names = CommaList(() =>
        {
            var first = cursor.Index;
            var name = cursor.ExpectName("a table name");
            tables.Add(new DroppedTable(name, cursor.SpanFrom(first)));
            return $"{name.SchemaOrDefault}.{name.Name}";
        });
        return $"on table {string.Join(", ", names)}";
    }

    /// <summary>A name, of a function with the types of its arguments.</summary>
    private string ParseOther()
    {
        var name = cursor.ExpectName("a name").ToString();
        if (cursor.At(SqlTokenKind.OpenParen))
        {
            var first = cursor.Index;
            cursor.SkipParentheses();
            name += string.Concat(
                Enumerable.Range(first, cursor.Index - first).Select(i => cursor.Statement.Tokens[i].Text)
            );
        }

        return name;
    }

    private List<string> ParseGrantees() =>
        CommaList(() =>
        {
            var kind =
                cursor.Take("group") ? "group "
                : cursor.Take("role") ? "role "
                : "";
            var name =
                cursor.Current?.IsIdentifier == true ? cursor.Next() : throw cursor.Expected("a user, group or role");
            while (
                cursor.Take(SqlTokenKind.Dot)
                || cursor.Current?.IsOperator(":") == true && cursor.Next().IsOperator(":")
            )
            {
                name = cursor.ExpectIdentifier("a name");
            }

            if (
                cursor.Current is { } option
                && (cursor.Take("with", "grant", "option") || cursor.Take("with", "admin", "option"))
            )
            {
                if (kind == "group " || name.IsWord("public"))
                {
                    throw cursor.Error("grant options can be granted to users and roles only", option);
                }
            }

            return kind + name.IdentifierName;
        });

    private List<string> CommaList(Func<string> parse)
    {
        var items = new List<string>();
        do
        {
            items.Add(parse());
        } while (cursor.Take(SqlTokenKind.Comma));

        return items;
    }
}
