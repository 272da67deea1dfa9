using Sparkify.Tool.Tests.Redshift.Double.Rules;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"/>
internal static class AlterTablePlan
{
    private const string Tag = "ALTER TABLE";

    public static StatementPlan Of(Statement statement)
    {
        var (table, action) = statement.NameAt(2);
        if (statement.HasAt(action, "append", "from"))
        {
            var source = statement.NameAt(action + 2).Name;
            return new StatementPlan(
                statement,
                $"insert into {Names.QuotePath(table)} select * from {Names.QuotePath(source)}; delete from {Names.QuotePath(source)}"
            )
            {
                Tag = "ALTER TABLE APPEND",
            };
        }

        if (statement.HasAt(action, "rename"))
        {
            return new StatementPlan(statement, statement.Sql);
        }

        if (statement.HasAt(action, "drop", "constraint"))
        {
            var name = statement.Tokens[action + 2].Value;
            var sql =
                $"delete from {DatabaseSetup.Schema}.declared_keys where relation = '{table}'::regclass and name = '{name}'";
            return new StatementPlan(statement, sql) { Tag = Tag };
        }

        if (statement.HasAt(action, "drop"))
        {
            var dropped = statement.Tokens[Column(statement, action + 1)].Value;
            return new StatementPlan(statement, $"{DropRules(table, dropped)}{statement.Sql}") { Tag = Tag };
        }

        if (statement.HasAt(action, "alter") && Column(statement, action + 1) is var column)
        {
            return statement.HasAt(column + 1, "type")
                ? new StatementPlan(statement, statement.Sql)
                : WithoutEffect(statement, table);
        }

        return statement.HasAt(action, "add") ? Add(statement, table, action + 1)
            : statement.HasAt(action, "owner") ? WithoutEffect(statement, table)
            : throw Planner.Unknown(statement);
    }

    /// <summary>The distribution key, columns of the sort key and a table's last column stay. How Redshift says it is not documented.</summary>
    private static string DropRules(string table, string column)
    {
        var relation = $"{TableDefinitions.Text(Names.QuotePath(table))}::regclass";
        return $"""
            do $$
            declare
                keys text;
            begin
                select string_agg(kind, '') into keys from {DatabaseSetup.Schema}.declared_keys
                where relation = {relation} and kind in ('d', 's') and {TableDefinitions.Text(column)} = any(columns);
                if keys is not null then
                    raise exception using errcode = '0A000', message =
                        'cannot drop a column of the ' || case left(keys, 1) when 'd' then 'distribution' else 'sort' end || ' key';
                end if;
                if 1 = (select count(*) from pg_attribute where attrelid = {relation} and attnum > 0 and not attisdropped) then
                    raise exception using errcode = '0A000', message = 'cannot drop the only column of a table';
                end if;
            end
            $$;
            """;
    }

    private static int Column(Statement statement, int index) => statement.HasAt(index, "column") ? index + 1 : index;

    private static StatementPlan Add(Statement statement, string table, int index)
    {
        var name = statement.HasAt(index, "constraint") ? statement.Tokens[index + 1].Value : null;
        var first = name is null ? index : index + 2;
        if (statement.Tokens[first].IsAny("primary", "unique", "foreign"))
        {
            var key = ColumnDefinition.KeyAt(statement, first, []).Key with { Name = name };
            return new StatementPlan(statement, TableDefinitions.Declare(table, [key])!) { Tag = Tag };
        }

        var column = Column(statement, index);
        var sql = ColumnDefinition.Of(statement.Sql[statement.Tokens[column].Start..]).Sql;
        return new StatementPlan(statement, $"alter table {Names.QuotePath(table)} add column {sql}");
    }

    /// <summary>Distribution, sorting, encoding: nothing but that the table must be there, and that its old keys are keys no more.</summary>
    private static StatementPlan WithoutEffect(Statement statement, string table)
    {
        var isDistribution = statement.Tokens.Any(token => token.IsAny("distkey", "diststyle"));
        var isSorting = statement.Tokens.Any(token => token.Is("sortkey"));
        var kinds = $"{(isDistribution ? "d" : "")}{(isSorting ? "s" : "")}";
        return new StatementPlan(
            statement,
            $"delete from {DatabaseSetup.Schema}.declared_keys where relation = '{table}'::regclass and position(kind in '{kinds}') > 0"
        )
        {
            Tag = Tag,
        };
    }
}
