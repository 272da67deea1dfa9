using System.Text.Json;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Tests.Sql;

public sealed class TableDefinitionPrinterTests
{
    [Fact]
    public void Printed_definitions_parse_back_to_equal_ones()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var table = new TableDefinitionGenerator(seed).Next();
            var text = TableDefinitionPrinter.Print(table);

            var parsed = CreateTableParser.Parse(SqlStatement.Own(text)).Definition;

            Assert.Equal(Shape(table), Shape(parsed));
        }
    }

    [Fact]
    public void Canonical_text_reads_as_a_person_would_write_it()
    {
        var table = CreateTableParser
            .Parse(
                SqlStatement.Own(
                    "CREATE TABLE S.T (A INT8 IDENTITY(1,1), b text default 'x' references u, primary key (a)) distkey(a) sortkey(a)"
                )
            )
            .Definition;

        Assert.Equal(
            """
            create table "s"."t" (
                "a" bigint identity(1, 1) not null,
                "b" varchar(256) default 'x',
                foreign key ("b") references "u",
                primary key ("a")
            )
            diststyle key
            distkey ("a")
            compound sortkey ("a")
            """.ReplaceLineEndings("\n"),
            TableDefinitionPrinter.Print(table)
        );
    }

    /// <summary>Everything but the places.</summary>
    private static string Shape(TableDefinition table) =>
        JsonSerializer.Serialize(
            table with
            {
                Columns = [.. table.Columns.Select(c => c with { Span = null, DefaultSpan = null })],
                Keys = [.. table.Keys.Select(k => k with { Span = null })],
                Attributes = table.Attributes with { DistributionSpan = null, SortSpan = null },
            }
        );
}
