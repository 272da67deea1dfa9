using Sparkify.Tool.Sql;
using Sparkify.Tool.Storage;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>A load's COPY as it is sent: the text as written, but FROM names a manifest, and MANIFEST stands behind the last option where it was not written.</summary>
internal static class RedshiftCopyText
{
    public static string From(SqlStatement statement, S3Location manifest)
    {
        var source = FindSource(statement);
        var edits = new List<TextEdit>
        {
            new(source.Offset, source.Text.Length, SqlStrings.Quote(manifest.ToString())),
        };
        if (CopyParser.Parse(statement).Find("MANIFEST") is null)
        {
            edits.Add(new TextEdit(statement.Tokens[^1].End, 0, " manifest"));
        }

        return statement.Text.Apply(edits).Text;
    }

    /// <summary>The literal behind FROM; no column is named so without quotes.</summary>
    private static SqlToken FindSource(SqlStatement statement)
    {
        var index = 0;
        while (!statement.Tokens[index].IsWord("from"))
        {
            index++;
        }

        return statement.Tokens[index + 1];
    }
}
