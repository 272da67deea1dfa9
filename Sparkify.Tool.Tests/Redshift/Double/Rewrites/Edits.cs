using System.Text;
using Sparkify.Tool.Tests.Redshift.Double.Rules;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>Replacements in one statement's text, by its tokens.</summary>
internal sealed class Edits(Statement statement)
{
    private readonly List<(int Start, int End, string Text)> edits = [];

    public Edits Replace(int token, string text) => Replace(token, token + 1, text);

    /// <summary>Replaces the tokens from <paramref name="first"/> up to, not including, <paramref name="next"/>.</summary>
    public Edits Replace(int first, int next, string text)
    {
        edits.Add((statement.Tokens[first].Start, statement.Tokens[next - 1].End, text));
        return this;
    }

    public Edits Remove(int first, int next) => Replace(first, next, "");

    public Edits InsertBehind(int token, string text)
    {
        var end = statement.Tokens[token].End;
        edits.Add((end, end, text));
        return this;
    }

    public Statement Apply()
    {
        if (edits.Count == 0)
        {
            return statement;
        }

        var sql = new StringBuilder();
        var offset = 0;
        foreach (var (start, end, text) in edits.OrderBy(edit => edit.Start))
        {
            if (start >= offset)
            {
                sql.Append(statement.Sql, offset, start - offset).Append(text);
                offset = end;
            }
        }

        return Statement.Of(sql.Append(statement.Sql, offset, statement.Sql.Length - offset).ToString());
    }
}
