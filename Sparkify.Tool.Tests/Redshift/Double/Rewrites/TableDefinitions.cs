using Sparkify.Tool.Tests.Redshift.Double.Rules;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double.Rewrites;

/// <summary>CREATE TABLE and ALTER TABLE without what PostgreSQL lacks: distribution, sort keys, encodings, unenforced keys.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
internal static class TableDefinitions
{
    public static bool IsTable(Statement statement) =>
        statement.StartsWith("alter", "table") || (statement.Verb == "create" && TableWord(statement) > 0);

    public static StatementPlan Plan(Statement statement) =>
        statement.Verb == "alter" ? AlterTablePlan.Of(statement) : Create(statement);

    /// <summary>The keys as rows of the double's own table: they show in no catalog of PostgreSQL's.</summary>
    public static string? Declare(string table, IEnumerable<DeclaredKey> keys)
    {
        var inserts = keys.Select(key =>
            $"""
                {Referenced(key)}
                insert into {DatabaseSetup.Schema}.declared_keys
                select {Text(table)}::regclass, {Text(NameOf(table, key))}, '{key.Kind}', {Names(key.Columns)},
                    {(key.Referenced is null ? "null" : Text(key.Referenced))}::regclass, {Names(key.ReferencedColumns)}
                where not exists (
                    select 1 from {DatabaseSetup.Schema}.declared_keys
                    where relation = {Text(table)}::regclass and name = {Text(NameOf(table, key))}
                );
                """
        );
        var sql = string.Join('\n', inserts);
        return sql.Length == 0 ? null : sql;
    }

    /// <summary>A foreign key needs a declared key of what it references.</summary>
    private static string Referenced(DeclaredKey key)
    {
        if (key.Referenced is not { } table)
        {
            return "";
        }

        var isThere = key.ReferencedColumns.Count == 0 ? "kind = 'p'" : $"columns = {Names(key.ReferencedColumns)}";
        return $"""
            do $$
            begin
                if not exists (
                    select 1 from {DatabaseSetup.Schema}.declared_keys
                    where relation = {Text(table)}::regclass and kind in ('p', 'u') and {isThere}
                ) then
                    raise exception using errcode = '42830', message =
                        'there is no unique constraint matching given keys for referenced table "{table}"';
                end if;
            end
            $$;
            """;
    }

    private static string NameOf(string table, DeclaredKey key) =>
        key.Name
        ?? (
            key.Kind == 'p'
                ? $"{table.Split('.')[^1]}_pkey"
                : $"{table.Split('.')[^1]}_{string.Join('_', key.Columns)}_{SuffixOf(key.Kind)}"
        );

    private static string SuffixOf(char kind) =>
        kind switch
        {
            'u' => "key",
            'f' => "fkey",
            _ => $"{kind}key",
        };

    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Names(IReadOnlyList<string> names) =>
        names.Count == 0 ? "'{}'::text[]" : $"array[{string.Join(", ", names.Select(Text))}]";

    /// <summary>The index of TABLE, or 0.</summary>
    private static int TableWord(Statement statement)
    {
        var index = 1;
        while (index < statement.Tokens.Count && statement.Tokens[index].IsAny("local", "temp", "temporary"))
        {
            index++;
        }

        return statement.HasAt(index, "table") ? index : 0;
    }

    private static StatementPlan Create(Statement statement)
    {
        var table = TableWord(statement);
        var (name, next) = statement.NameAt(statement.HasAt(table + 1, "if", "not", "exists") ? table + 4 : table + 1);
        var edits = new Edits(statement);
        if (name.StartsWith('#') && table == 1)
        {
            edits.InsertBehind(0, " temp");
        }

        List<DeclaredKey> keys = [];
        string? tag = null;
        if (statement.HasAt(next, "("))
        {
            var end = statement.AfterParenthesis(next);
            if (!IsColumnList(statement, next, end))
            {
                var elements = Elements(statement, next + 1, end - 1).Select(sql => Element(sql, keys));
                tag = "CREATE TABLE";
                edits.Replace(next, end, $"(\n{string.Join(",\n", elements.Where(sql => sql.Length > 0))}\n)");
            }

            next = end;
        }

        RemoveAttributes(statement, next, edits, keys);
        var rewritten = NotNullKeys(edits.Apply().Sql, name, keys);
        var declared = Declare(name, keys);
        return new StatementPlan(statement, declared is null ? rewritten : $"{rewritten};\n{declared}") { Tag = tag };
    }

    /// <summary>Names alone, as CREATE TABLE AS has them.</summary>
    private static bool IsColumnList(Statement statement, int open, int end) =>
        Elements(statement, open + 1, end - 1).All(sql => Statement.Of(sql).Tokens.Count == 1);

    private static string Element(string sql, List<DeclaredKey> keys)
    {
        var element = Statement.Of(sql);
        if (element.StartsWith("like"))
        {
            return sql;
        }

        var index = element.StartsWith("constraint") ? 2 : 0;
        if (element.Tokens[index].IsAny("primary", "unique", "foreign") && element.Tokens[index].Kind == TokenKind.Word)
        {
            var key = ColumnDefinition.KeyAt(element, index, []).Key;
            keys.Add(key with { Name = index == 2 ? element.Tokens[1].Value : null });
            return "";
        }

        var column = ColumnDefinition.Of(sql);
        keys.AddRange(column.Keys);
        return column.Sql;
    }

    /// <summary>A primary key's columns are NOT NULL, which is enforced.</summary>
    private static string NotNullKeys(string sql, string table, List<DeclaredKey> keys)
    {
        var alters = keys.Where(key => key.Kind == 'p')
            .SelectMany(key => key.Columns)
            .Select(column =>
                $";\nalter table {Rewrites.Names.QuotePath(table)} alter column {Quoted(column)} set not null"
            );
        return sql + string.Concat(alters);
    }

    private static string Quoted(string name) => Rewrites.Names.Quote(name);

    private static IEnumerable<string> Elements(Statement statement, int first, int end)
    {
        var (start, depth) = (first, 0);
        for (var i = first; i <= end; i++)
        {
            if (i == end || (depth == 0 && statement.Tokens[i].Is(",")))
            {
                yield return statement.Sql[statement.Tokens[start].Start..statement.Tokens[i - 1].End];
                start = i + 1;
            }
            else
            {
                depth +=
                    statement.Tokens[i].Is("(") ? 1
                    : statement.Tokens[i].Is(")") ? -1
                    : 0;
            }
        }
    }

    private static void RemoveAttributes(Statement statement, int first, Edits edits, List<DeclaredKey> keys)
    {
        var index = first;
        while (index < statement.Tokens.Count && !statement.Tokens[index].Is("as"))
        {
            var word = statement.Tokens[index];
            index += word.IsAny("compound", "interleaved") ? 1 : 0;
            if (statement.Tokens[index].IsAny("distkey", "sortkey") && statement.HasAt(index + 1, "("))
            {
                var names = statement.Tokens.Skip(index + 2).TakeWhile(token => !token.Is(")"));
                keys.Add(
                    new DeclaredKey(
                        statement.Tokens[index].Value[0],
                        [.. names.Where(token => token.IsName).Select(token => token.Value)]
                    )
                );
            }

            index = word.Value switch
            {
                "backup" or "diststyle" or "encode" => index + 2,
                "sortkey" when statement.HasAt(index + 1, "auto") => index + 2,
                "distkey" or "sortkey" or "compound" or "interleaved" when statement.HasAt(index + 1, "(") =>
                    statement.AfterParenthesis(index + 1),
                _ => throw new ServerError(ServerError.SyntaxError, $"syntax error at or near \"{word.Value}\""),
            };
        }

        if (index > first)
        {
            edits.Remove(first, index);
        }
    }
}
