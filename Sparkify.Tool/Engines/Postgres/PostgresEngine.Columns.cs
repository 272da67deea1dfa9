using System.Globalization;
using System.Text;
using Sparkify.Tool.Dialects.Postgres;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Engines.Postgres;

/// <summary>How columns are stored: keys are not, lengths are a trigger's, IDENTITY is PostgreSQL's own.</summary>
internal sealed partial class PostgresEngine
{
    private const string CheckName = "sparkify_fit_row";

    /// <summary>NAMEDATALEN is 64, and PostgreSQL cuts what is longer without an error.</summary>
    private const int MaxNameBytes = 63;

    private static void RefuseLongName(string name, SourceSpan? span)
    {
        if (Encoding.UTF8.GetByteCount(name) > MaxNameBytes)
        {
            throw new SparkifyException(
                $"the name \"{name}\" is longer than the {MaxNameBytes} bytes that PostgreSQL keeps"
            )
            {
                Code = "42622",
                Span = span,
                Hint = "Redshift takes 127 bytes; choose a shorter name to run on both",
            };
        }
    }

    private string StoredColumn(ColumnDefinition column)
    {
        RefuseLongName(column.Name, column.Span);
        var type =
            PostgresTypes.Find(column.Type)
            ?? throw new SparkifyException($"type {column.Type} is not supported by the postgres engine")
            {
                Code = "0A000",
                Span = column.Span,
            };
        var collation = column.Type.IsCharacter ? " COLLATE \"C\"" : "";
        var notNull = column.NotNull || column.Identity is not null ? " NOT NULL" : "";
        var value =
            column.Identity is { } identity ? StoredIdentity(column.Type, identity)
            : column.Default is not null ? $" DEFAULT {DefaultValue(column)}"
            : "";
        return $"{SqlNames.Quote(column.Name)} {type}{collation}{notNull}{value}";
    }

    /// <summary>PostgreSQL itself refuses values for what is ALWAYS generated.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    private static string StoredIdentity(ColumnType type, IdentityDefinition identity)
    {
        var (min, max) = type.Kind switch
        {
            ColumnKind.SmallInt => (short.MinValue, short.MaxValue),
            ColumnKind.Integer => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $" GENERATED {(identity.ByDefault ? "BY DEFAULT" : "ALWAYS")} AS IDENTITY (START WITH {identity.Seed} INCREMENT BY {identity.Step} MINVALUE {min} MAXVALUE {max})"
        );
    }

    /// <summary>A default that does not fit its column fails when it is used, as any other value.</summary>
    private string DefaultValue(ColumnDefinition column)
    {
        var value = PostgresDialect.TranslateDefault(column, Translations).Text.Text;
        var length = column.Type.Length.ToString(CultureInfo.InvariantCulture);
        return column.Type.Kind switch
        {
            ColumnKind.Char => $"{Translations.ToolSchema}.fit_char(({value})::text, {length})",
            ColumnKind.Varchar => $"{Translations.ToolSchema}.fit_varchar(({value})::text, {length})",
            _ => value,
        };
    }

    /// <summary>
    /// VARCHAR(n) and CHAR(n) count bytes: a trigger, whatever writes the row. PostgreSQL evaluates its condition without calling the
    /// function, which only rows meet of which a value does not fit as it is.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
    /// <returns>null where there is nothing to check</returns>
    private string? CheckText(TableDefinition table)
    {
        var columns = table.Columns.Where(c => c.Type.IsCharacter).ToList();
        if (columns.Count == 0)
        {
            return null;
        }

        var conditions = columns.Select(Misfit);
        var arguments = columns.SelectMany(column =>
            new[]
            {
                column.Type.Kind == ColumnKind.Char ? "char" : "varchar",
                column.Type.Length.ToString(CultureInfo.InvariantCulture),
                column.Name,
            }
        );
        return $"CREATE OR REPLACE TRIGGER {CheckName} BEFORE INSERT OR UPDATE ON {Stored(table)} FOR EACH ROW "
            + $"WHEN ({string.Join(" OR ", conditions)}) "
            + $"EXECUTE FUNCTION {Translations.ToolSchema}.fit_row({string.Join(", ", arguments.Select(PostgresLiterals.Quote))})";
    }

    /// <summary>Before a change of its columns, on which the trigger depends.</summary>
    private static string UncheckText(TableDefinition table) =>
        $"DROP TRIGGER IF EXISTS {CheckName} ON {Stored(table)}";

    private static string Misfit(ColumnDefinition column)
    {
        var value = $"NEW.{SqlNames.Quote(column.Name)}";
        var length = column.Type.Length.ToString(CultureInfo.InvariantCulture);
        return column.Type.Kind == ColumnKind.Char
            ? $"octet_length({value}) > {length} OR octet_length({value}) <> char_length({value}) OR {value} LIKE '% '"
            : $"octet_length({value}) > {length}";
    }
}
