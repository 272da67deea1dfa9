using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Text;

public sealed class SourceSecretsTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG";

    [Theory]
    [InlineData($"copy t from 's3://b/k' access_key_id 'AKIDEXAMPLE' secret_access_key '{Secret}' frmat json")]
    [InlineData(
        $"copy t from 's3://b/k' CREDENTIALS AS 'aws_access_key_id=AKI;aws_secret_access_key={Secret}' frmat json"
    )]
    [InlineData($"copy t from 's3://b/k' credentials\n--why\n'a=b;\n{Secret}' frmat json")]
    [InlineData($"copy t from 's3://b/k' master_symmetric_key = '{Secret}' frmat json")]
    [InlineData($"copy t from 's3://b/k' session_token /* of today */ '{Secret}' frmat json")]
    [InlineData($"copy t from 's3://b/k' session_token $x${Secret}$x$ frmat json")]
    [InlineData($"copy t from 's3://b/k' secret_access_key \"{Secret}\" frmat json")]
    [InlineData($"copy t from 's3://b/k' secret_access_key {Secret} frmat json")]
    [InlineData($"copy t from 's3://b/k' secret_acess_key '{Secret}' frmat json")]
    [InlineData($"copy t from 's3://b/k' with 'aws_secret_access_key={Secret};token=x' frmat json")]
    [InlineData($"copy t from 's3://b/k' secret_access_key 'it''s\\'{Secret}' frmat json")]
    [InlineData($"copy t from 's3://b/k' frmat secret_access_key '{Secret} json")]
    [InlineData($"-- secret_access_key '{Secret}'\nfrmat")]
    public void No_place_of_a_statement_prints_a_credential(string sql)
    {
        var source = new SourceText("a.sql", sql);
        for (var offset = 0; offset < sql.Length; offset++)
        {
            var printed = DiagnosticPrinter.Print(
                new Diagnostic(Severity.Error, $"near \"{sql}\"", source.Span(offset, 3))
                {
                    Hint = sql,
                    Details = [sql],
                }
            );

            Assert.DoesNotContain(Secret, printed);
        }
    }

    [Fact]
    public void What_is_masked_keeps_its_length_so_that_the_caret_stays_right()
    {
        const string sql = "copy t from 's3://b' secret_access_key 'wJalr' frmat json";
        var at = sql.IndexOf("frmat", StringComparison.Ordinal);

        Assert.Equal(
            $"""
            a.sql:1:{at + 1}: error: no
              copy t from 's3://b' secret_access_key '*****' frmat json
              {new string(' ', at)}^^^^^

            """.ReplaceLineEndings("\n"),
            DiagnosticPrinter.Print(new Diagnostic(Severity.Error, "no", new SourceText("a.sql", sql).Span(at, 5)))
        );
    }

    [Theory]
    [InlineData("copy t from 's3://bucket/key' iam_role 'arn:aws:iam::1:role/r' frmat")]
    [InlineData("select session_token, 'a long enough text' from credits where level = 'paid'")]
    [InlineData("select access_key_id from information where a = 'it'")]
    [InlineData("\"protected\": \"yes\"", "\"passwordCommand\": \"aws --query DbPassword --output text\",\n")]
    public void Everything_else_is_printed_as_it_is(string sql, string before = "")
    {
        var span = new SourceText("a.sql", before + sql).Span(before.Length, 3);

        Assert.Contains($"  {sql}\n", DiagnosticPrinter.Print(new Diagnostic(Severity.Error, "no", span)));
    }

    [Fact]
    public void Value_of_a_variable_is_masked_too()
    {
        const string sql = "copy t from 's3://b' secret_access_key '${key}' '${key}'";
        var span = new SourceText("a.sql", sql).Span(39, 8);
        var error = new Diagnostic(Severity.Error, $"syntax error at or near \"'{Secret}'\": expected more", span);

        Assert.DoesNotContain(Secret, DiagnosticPrinter.Print(error));
    }
}
