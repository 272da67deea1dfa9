using System.Globalization;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Local;

/// <summary>SHOW DATABASES, SCHEMAS, TABLES and COLUMNS: queries on the views of the catalog.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW_DATABASES.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW_SCHEMAS.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW_TABLES.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW_COLUMNS.html"/>
internal sealed class ShowLists(IEngine engine)
{
    private const int MaxRowCount = 10_000;

    /// <summary>Null: it shows something else.</summary>
    public StatementResult? TryRun(TokenCursor cursor, CancellationToken cancellationToken)
    {
        var query =
            cursor.Take("databases") ? Databases(cursor)
            : cursor.Take("schemas", "from", "database") ? Schemas(cursor)
            : cursor.Take("tables", "from", "schema") ? Tables(cursor)
            : cursor.Take("columns", "from", "table") ? Columns(cursor)
            : null;
        return query is null ? null : engine.Run(SqlStatement.Own(query), cancellationToken);
    }

    /// <summary>SHOW DATABASES [LIKE 'pattern'] [LIMIT rows]</summary>
    private string Databases(TokenCursor cursor)
    {
        var first = cursor.Index;
        if (cursor.Take("from"))
        {
            throw new SparkifyException(
                $"SHOW DATABASES FROM DATA CATALOG is not supported by the {engine.Name} engine"
            )
            {
                Code = "0A000",
                Span = cursor.SpanFrom(first),
                Hint = "a local engine has no data catalog of AWS Glue",
            };
        }

        var columns =
            "database_name, database_owner, database_type, database_acl, database_options as parameters, database_isolation_level";
        return $"select {columns} from svv_redshift_databases where true{Rest(cursor, "database_name", "database_name")}";
    }

    /// <summary>SHOW SCHEMAS FROM DATABASE database [LIKE 'pattern'] [LIMIT rows]</summary>
    private string Schemas(TokenCursor cursor)
    {
        TakeDatabase(cursor);
        return $"select * from svv_all_schemas where true{Rest(cursor, "schema_name", "schema_name")}";
    }

    /// <summary>SHOW TABLES FROM SCHEMA database.schema [LIKE 'pattern'] [LIMIT rows]</summary>
    private string Tables(TokenCursor cursor)
    {
        var schema = TakeSchema(cursor);
        return $"select * from svv_all_tables where schema_name = {SqlStrings.Quote(schema)}{Rest(cursor, "table_name", "table_name")}";
    }

    /// <summary>SHOW COLUMNS FROM TABLE database.schema.table [LIKE 'pattern'] [LIMIT rows]</summary>
    private string Columns(TokenCursor cursor)
    {
        var schema = TakeSchema(cursor);
        cursor.Expect(SqlTokenKind.Dot, ". and a table name");
        var first = cursor.Index;
        var table = cursor.ExpectIdentifier("a table name").IdentifierName;
        var where = $"schema_name = {SqlStrings.Quote(schema)} and table_name = {SqlStrings.Quote(table)}";
        return engine.Read($"select 1 from svv_all_tables where {where}").Count > 0
            ? $"select * from svv_all_columns where {where}{Rest(cursor, "column_name", "ordinal_position")}"
            : throw SchemaErrors.NoTable(new QualifiedName(schema, table), cursor.SpanFrom(first));
    }

    private void TakeDatabase(TokenCursor cursor)
    {
        var first = cursor.Index;
        var name = cursor.ExpectIdentifier("a database name").IdentifierName;
        var here = (string)engine.Read("select current_database()")[0][0]!;
        if (name != here)
        {
            throw new SparkifyException($"database \"{name}\" does not exist")
            {
                Code = "3D000",
                Span = cursor.SpanFrom(first),
                Hint = $"the database of this target is \"{here}\"",
            };
        }
    }

    private string TakeSchema(TokenCursor cursor)
    {
        TakeDatabase(cursor);
        cursor.Expect(SqlTokenKind.Dot, ". and a schema name");
        var first = cursor.Index;
        var name = cursor.ExpectIdentifier("a schema name").IdentifierName;
        return engine.Read($"select 1 from svv_all_schemas where schema_name = {SqlStrings.Quote(name)}").Count > 0
            ? name
            : throw new SparkifyException($"schema \"{name}\" does not exist")
            {
                Code = "3F000",
                Span = cursor.SpanFrom(first),
            };
    }

    /// <summary>[LIKE 'pattern'] [LIMIT rows]; a pattern without metacharacters is the name itself.</summary>
    private static string Rest(TokenCursor cursor, string filtered, string order)
    {
        var rest = "";
        if (cursor.Take("like"))
        {
            var pattern = cursor.Expect(SqlTokenKind.String, "a pattern in quotes").StringValue;
            rest = $" and {filtered} like {SqlStrings.Quote(pattern)}";
        }

        rest += $" order by {order}";
        if (cursor.Take("limit"))
        {
            var first = cursor.Index;
            var text = cursor.Expect(SqlTokenKind.Number, "a number of rows").Text;
            if (
                !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count > MaxRowCount
            )
            {
                throw new SparkifyException($"LIMIT {text} is not a number from 0 to 10000")
                {
                    Code = "22023",
                    Span = cursor.SpanFrom(first),
                };
            }

            rest += string.Create(CultureInfo.InvariantCulture, $" limit {count}");
        }

        cursor.ExpectEnd();
        return rest;
    }
}
