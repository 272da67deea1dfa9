using Sparkify.Tool.Dialects.Functions;
using Xunit;

namespace Sparkify.Tool.Tests.Dialects.Functions;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html"/>
public sealed class FunctionHintTests
{
    [Theory]
    [InlineData("string_agg")]
    [InlineData("array_agg")]
    [InlineData("generate_series")]
    [InlineData("width_bucket")]
    [InlineData("div")]
    [InlineData("every")]
    public void What_PostgreSQL_has_and_Redshift_has_not_is_no_function_but_has_a_hint(string name)
    {
        Assert.Empty(FunctionCatalog.Find(name));
        Assert.NotNull(FunctionHints.Find(name));
    }
}
