using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>Statements that move rows between tables and that only Redshift has: ALTER TABLE APPEND, MERGE … REMOVE DUPLICATES.</summary>
internal sealed class TableMoves(IEngine engine)
{
    public StatementResult? TryRun(SqlStatement statement, StatementKind kind, CancellationToken cancellationToken) =>
        kind switch
        {
            StatementKind.AlterTableAppend => Append(statement, cancellationToken),
            StatementKind.Merge
                when SqlTreeParser.Parse(statement) is MergeNode { RemoveDuplicates: { } remove } merge =>
                engine.InOneTransaction(() => Replace(statement, merge, remove, cancellationToken)),
            _ => null,
        };

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html"/>
    private StatementResult Append(SqlStatement statement, CancellationToken cancellationToken)
    {
        engine.RefuseInTransaction(statement, "ALTER TABLE APPEND");
        var alter = AlterTableParser.Parse(statement);
        var append = (AlterTableAction.Append)alter.Action;
        var target = engine.RequireTable(alter.Table, alter.TableSpan);
        var source = engine.RequireTable(append.Source, append.Span);
        var columns = string.Join(", ", AppendRules.Columns(target, source, append).Select(SqlNames.Quote));
        return engine.InOneTransaction(() =>
        {
            var rowCount = engine.Execute(
                $"insert into {Name(alter.Table)} ({columns}) select {columns} from {Name(append.Source)}",
                cancellationToken
            );
            engine.Execute($"delete from {Name(append.Source)}", cancellationToken);
            return StatementResult.Count(rowCount);
        });
    }

    /// <summary>Rows of the target that match go, and the source's come in their place: one for all duplicates of it.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html"/>
    private StatementResult Replace(
        SqlStatement statement,
        MergeNode merge,
        int remove,
        CancellationToken cancellationToken
    )
    {
        var tokens = statement.Tokens;
        var target = TextOf(statement, merge.Target.Range);
        var source = TextOf(statement, merge.Source.Range);
        var condition = TextOf(statement, merge.Condition.Range);
        var on = merge.Condition.Range.Start - 1;
        while (!tokens[on].IsWord("on"))
        {
            on--;
        }

        CheckColumns(statement, merge, target, source);
        var pairs = engine.Read(
            $"select (select count(*) from {target} inner join {source} on {condition}), "
                + $"(select count(*) from {target} where exists (select 1 from {source} where {condition}))",
            cancellationToken
        );
        if (!Equals(pairs[0][0], pairs[0][1]))
        {
            throw new SparkifyException("Found multiple matches to update the same tuple.")
            {
                Code = "21000",
                Span = statement.Start,
            };
        }

        // By edits of the statement, so that an error in it has its place in the file.
        var start = merge.Target.Range.Start;
        var head = new TextEdit(tokens[0].Offset, tokens[start].Offset - tokens[0].Offset, "delete from ");
        var tail = new TextEdit(tokens[remove].Offset, tokens[^1].End - tokens[remove].Offset, "");
        Run(statement, [head, new TextEdit(tokens[on].Offset, 2, "where"), tail], cancellationToken);
        var usingToken = tokens[merge.Target.Range.End];
        var rest = new TextEdit(tokens[on].Offset, tokens[^1].End - tokens[on].Offset, "");
        return Run(
            statement,
            [
                head with
                {
                    Replacement = "insert into ",
                },
                new TextEdit(usingToken.Offset, usingToken.Text.Length, "select * from"),
                rest,
            ],
            cancellationToken
        );
    }

    private void CheckColumns(SqlStatement statement, MergeNode merge, string target, string source)
    {
        var isSame =
            merge.Source is not NamedSource named
            || engine.FindTable(named.Name) is not { } from
            || engine.FindTable(merge.Target.Name) is not { } to
            || from.Columns.Count == to.Columns.Count;
        if (!isSame)
        {
            throw new SparkifyException($"MERGE … REMOVE DUPLICATES: {target} and {source} differ in their columns")
            {
                Code = "42601",
                Span = statement.Start,
                Hint = "both need the same columns in the same order",
            };
        }
    }

    private StatementResult Run(SqlStatement statement, TextEdit[] edits, CancellationToken cancellationToken) =>
        engine.Run(StatementSplitter.Split(statement.Text.Apply(edits)).Single(), cancellationToken);

    private static string TextOf(SqlStatement statement, TokenRange range)
    {
        var start = statement.Tokens[range.Start].Offset;
        return statement.Text.Text[start..statement.Tokens[range.End - 1].End];
    }

    private static string Name(QualifiedName name) =>
        name.Schema is null ? SqlNames.Quote(name.Name) : $"{SqlNames.Quote(name.Schema)}.{SqlNames.Quote(name.Name)}";
}
