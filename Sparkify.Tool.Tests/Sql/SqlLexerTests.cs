using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Sql;

public sealed class SqlLexerTests
{
    [Theory]
    [InlineData("a.b", "a . b")]
    [InlineData("1..2", "1 .. 2")]
    [InlineData("1.5e-3+2", "1.5e-3 + 2")]
    [InlineData(".5", ".5")]
    [InlineData("1.", "1.")]
    [InlineData("1.e5", "1.e5")]
    [InlineData("1e", "1 e")]
    [InlineData("1e+", "1 e +")]
    [InlineData("12abc", "12 abc")]
    [InlineData("t.1", "t .1")]
    [InlineData("a::int", "a :: int")]
    [InlineData("a<=b>=c<>d!=e", "a <= b >= c <> d != e")]
    [InlineData("a||b", "a || b")]
    [InlineData("a=-1", "a = - 1")]
    [InlineData("a*-1", "a * - 1")]
    [InlineData("a!~*'x'", "a !~* 'x'")]
    [InlineData("x~~*y !~~ z", "x ~~* y !~~ z")]
    [InlineData("|/4 ||/8 @-5 5! !!5", "|/ 4 ||/ 8 @ - 5 5 ! !! 5")]
    [InlineData("a(+)", "a ( + )")]
    [InlineData("s[0].b", "s [ 0 ] . b")]
    [InlineData("$1 $$ $2", "$1 $$ $2")]
    [InlineData("#t t1 a$b", "#t t1 a$b")]
    [InlineData("größe Ωm 😀x", "größe Ωm 😀x")]
    [InlineData("5#3 5 # 3 a#b (a)#b", "5 # 3 5 # 3 a # b ( a ) # b")]
    [InlineData("from #t,#u;#v", "from #t , #u ; #v")]
    [InlineData("select\u00A0a", "select\u00A0a")]
    [InlineData("a\fb\vc", "a b c")]
    [InlineData("$#$ x $#$", "$ # $ x $ # $")]
    [InlineData("f(a=>1, b:=2)", "f ( a => 1 , b := 2 )")]
    public void Text_is_cut_into_these_tokens(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', Meaningful(text)));

    [Theory]
    [InlineData("'it''s'", "it's")]
    [InlineData(@"'it\'s'", "it's")]
    [InlineData(@"'a\\'", @"a\")]
    [InlineData(@"'\\\''", @"\'")]
    [InlineData(@"'\t\n\r\b\f'", "\t\n\r\b\f")]
    [InlineData(@"'\101\x41\q'", "AAq")]
    [InlineData("''", "")]
    [InlineData("''''", "'")]
    [InlineData("'-- no comment /* none */ $$'", "-- no comment /* none */ $$")]
    [InlineData("'two\nlines'", "two\nlines")]
    [InlineData("$$it's \\ raw$$", "it's \\ raw")]
    [InlineData("$a$ $$ $b$ $a$", " $$ $b$ ")]
    [InlineData("$$$$", "")]
    public void Strings_have_these_values(string text, string value)
    {
        var token = Assert.Single(SqlLexer.Lex(text));

        Assert.Equal(value, token.StringValue);
    }

    [Fact]
    public void Quoted_values_come_back_as_they_were()
    {
        foreach (var text in RandomSql.Texts(seed: 5, count: 2000))
        {
            Assert.Equal(text, Assert.Single(SqlLexer.Lex(SqlStrings.Quote(text))).StringValue);
        }
    }

    [Theory]
    [InlineData("a /* b /* c */ d */ e", "a e")]
    [InlineData("a /**/ b /*/ c */ d", "a b d")]
    [InlineData("a -- b /* c\nd */", "a d * /")]
    [InlineData("a --b\r\nc", "a c")]
    [InlineData("a--1", "a")]
    [InlineData("a --b\rc", "a c")]
    [InlineData("a-/*b*/-1", "a - - 1")]
    [InlineData("a+--b\n1", "a + 1")]
    [InlineData("\uFEFFselect", "select")]
    public void Comments_are_trivia(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', Meaningful(text)));

    [Theory]
    [InlineData("select 'a")]
    [InlineData("select 'a\\'")]
    [InlineData("select 'a''")]
    [InlineData("select \"a")]
    [InlineData("select \"a\"\"")]
    [InlineData("select $$a$")]
    [InlineData("select $a$ $b$")]
    [InlineData("select /* a /* b */")]
    public void What_is_not_closed_is_one_last_token(string text)
    {
        var tokens = SqlLexer.Lex(text);

        Assert.Equal(SqlTokenKind.Unterminated, tokens[^1].Kind);
        Assert.Equal(7, tokens[^1].Offset);
        Assert.Equal(text.Length, tokens[^1].End);
    }

    [Fact]
    public void Tokens_joined_give_the_text_back()
    {
        foreach (var text in RandomSql.Texts(seed: 1, count: 5_000))
        {
            var tokens = SqlLexer.Lex(text);

            Assert.Equal(text, string.Concat(tokens.Select(t => t.Text)));
            Assert.All(tokens, t => Assert.Equal(t.Text, text[t.Offset..t.End]));
            Assert.All(tokens, t => Assert.NotEmpty(t.Text));
            Assert.DoesNotContain(tokens.SkipLast(1), t => t.Kind == SqlTokenKind.Unterminated);
        }
    }

    private static IEnumerable<string> Meaningful(string text) =>
        SqlLexer.Lex(text).Where(t => !t.IsTrivia).Select(t => t.Text);
}
