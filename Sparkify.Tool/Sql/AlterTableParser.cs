using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>ALTER TABLE in all of Redshift's forms; those of PostgreSQL that it lacks are errors that name the way round.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"/>
internal sealed partial class AlterTableParser
{
    private const string OneByOne = "write one ALTER TABLE for each action";

    private const string NotEnforced = "keys are declared and never enforced: there is nothing to validate";
    private const string NoTriggers = "Redshift has no triggers: do it in the transform that writes the table";
    private const string NoInheritance = "Redshift has no inheritance: INSERT INTO … SELECT from the other table";
    private const string NoPartitions = "Redshift distributes by DISTKEY and skips blocks by SORTKEY";

    private static readonly (string What, string Hint)[] ForeignActions =
    [
        ("RENAME CONSTRAINT", "drop the constraint and add it under its new name"),
        ("VALIDATE CONSTRAINT", NotEnforced),
        ("ALTER CONSTRAINT", NotEnforced),
        ("ENABLE", NoTriggers),
        ("DISABLE", NoTriggers),
        ("INHERIT", NoInheritance),
        ("NO INHERIT", NoInheritance),
        ("ATTACH PARTITION", NoPartitions),
        ("DETACH PARTITION", NoPartitions),
        ("CLUSTER ON", "Redshift sorts by SORTKEY: ALTER TABLE … ALTER SORTKEY (…)"),
        ("SET WITHOUT", "Redshift sorts by SORTKEY: ALTER TABLE … ALTER SORTKEY NONE"),
        ("SET TABLESPACE", "Redshift has no tablespaces"),
        ("SET LOGGED", "Redshift logs every table alike"),
        ("SET UNLOGGED", "Redshift logs every table alike"),
        ("SET ACCESS", "Redshift has one kind of storage"),
        ("RESET", "Redshift has no storage parameters"),
        ("REPLICA IDENTITY", "Redshift has no logical replication"),
        ("FORCE ROW", "Redshift has ROW LEVEL SECURITY ON"),
    ];

    private readonly TokenCursor cursor;

    private AlterTableParser(SqlStatement statement) => cursor = new TokenCursor(statement);

    /// <exception cref="SparkifyException">the statement is not an ALTER TABLE of Redshift</exception>
    public static AlterTableStatement Parse(SqlStatement statement) => new AlterTableParser(statement).Parse();

    private AlterTableStatement Parse()
    {
        cursor.Expect("alter");
        cursor.Expect("table");
        Refuse(RuleNames.AlterIfExists, "ALTER TABLE IF EXISTS", "the migrations know what exists", "if", "exists");
        var first = cursor.Index;
        var table = cursor.ExpectName("a table name");
        var span = cursor.SpanFrom(first);
        List<AlterTableAction> actions = [ParseAction()];
        while (cursor.At(SqlTokenKind.Comma))
        {
            var comma = cursor.Next();
            var next = ParseAction();
            if (!actions.TrueForAll(a => GoTogether(a, next)))
            {
                throw cursor.Unsupported(RuleNames.MultiActionAlter, "ALTER TABLE takes one action", comma, OneByOne);
            }

            actions.Add(next);
        }

        cursor.ExpectEnd();
        return new AlterTableStatement(table, actions) { TableSpan = span };
    }

    /// <summary>Encodings of several columns; a sort key with a DISTKEY or with DISTSTYLE ALL.</summary>
    private static bool GoTogether(AlterTableAction one, AlterTableAction other) =>
        (one, other) switch
        {
            (AlterTableAction.AlterColumnEncoding a, AlterTableAction.AlterColumnEncoding b) => a.Column != b.Column,
            (AlterTableAction.AlterSortKey, AlterTableAction.AlterDistribution d) => d.Style
                is DistributionStyle.Key
                    or DistributionStyle.All,
            (AlterTableAction.AlterDistribution d, AlterTableAction.AlterSortKey) => d.Style
                is DistributionStyle.Key
                    or DistributionStyle.All,
            _ => false,
        };

    private AlterTableAction ParseAction()
    {
        RefuseForeignActions();
        var first = cursor.Index;
        var action =
            cursor.Take("add") ? ParseAdd()
            : cursor.Take("drop") ? ParseDrop()
            : cursor.Take("rename") ? ParseRename()
            : cursor.Take("alter") ? ParseAlter()
            : cursor.Take("owner", "to") ? new AlterTableAction.OwnerTo(ExpectOwner())
            : cursor.Take("append", "from") ? ParseAppend()
            : cursor.Take("row", "level", "security") ? ParseRowLevelSecurity()
            : cursor.Take("masking") ? Rest(new AlterTableAction.Masking())
            : cursor.Take("set") ? ParseSet()
            : cursor.Take("partition") ? Rest(new AlterTableAction.ExternalTable())
            : throw cursor.Expected("ADD, DROP, RENAME, ALTER, OWNER TO, APPEND FROM or ROW LEVEL SECURITY");
        return action with { Span = cursor.SpanFrom(first) };
    }

    /// <summary>Actions of PostgreSQL that Redshift's ALTER TABLE lacks altogether.</summary>
    private void RefuseForeignActions()
    {
        foreach (var (what, hint) in ForeignActions)
        {
            Refuse(RuleNames.AlterTable, $"ALTER TABLE … {what}", hint, what.ToLowerInvariant().Split(' '));
        }
    }

    private AlterTableAction ParseAdd()
    {
        if (cursor.Take("partition") || cursor.Take("if", "not", "exists", "partition"))
        {
            return Rest(new AlterTableAction.ExternalTable());
        }

        var keys = new TableKeyParser(cursor);
        if (keys.AtKey)
        {
            return new AlterTableAction.AddConstraint(keys.Parse());
        }

        UnsupportedDdl.RefuseConstraint(cursor);
        cursor.Take("column");
        Refuse(
            RuleNames.AddColumnIfNotExists,
            "ADD COLUMN IF NOT EXISTS",
            "a migration runs once: leave IF NOT EXISTS out",
            "if",
            "not",
            "exists"
        );
        return new AlterTableAction.AddColumn(ParseNewColumn());
    }

    private ColumnDefinition ParseNewColumn()
    {
        var token = cursor.Current;
        var element = ColumnElementParser.Parse(cursor);
        var extra =
            element.Keys.Count > 0 ? "a key"
            : element.Column.Identity is not null ? "an IDENTITY"
            : element.IsDistributionKey ? "DISTKEY"
            : element.IsSortKey ? "SORTKEY"
            : null;
        return extra is null
            ? element.Column
            : throw cursor.Unsupported(
                RuleNames.AddColumnKey,
                $"ADD COLUMN takes no column with {extra}",
                token!.Value,
                "add the column first, then ALTER TABLE … ADD or ALTER …; an IDENTITY needs a new table"
            );
    }

    private AlterTableAction ParseDrop()
    {
        if (cursor.Take("constraint"))
        {
            Refuse(RuleNames.DropColumnIfExists, "DROP CONSTRAINT IF EXISTS", "leave IF EXISTS out", "if", "exists");
            var name = cursor.ExpectIdentifier("a constraint name").IdentifierName;
            return new AlterTableAction.DropConstraint(name, TakeCascade());
        }

        if (cursor.Take("partition"))
        {
            return Rest(new AlterTableAction.ExternalTable());
        }

        cursor.Take("column");
        Refuse(
            RuleNames.DropColumnIfExists,
            "DROP COLUMN IF EXISTS",
            "a migration runs once: leave IF EXISTS out",
            "if",
            "exists"
        );
        return new AlterTableAction.DropColumn(ExpectColumn(), TakeCascade());
    }

    private bool TakeCascade() => cursor.Take("cascade") || (cursor.Take("restrict") && false);

    private AlterTableAction ParseRename()
    {
        if (cursor.Take("to"))
        {
            var name = cursor.ExpectNewIdentifier("the new name").IdentifierName;
            return cursor.At(SqlTokenKind.Dot)
                ? throw cursor.Error(
                    "RENAME TO takes a name without a schema",
                    cursor.Next(),
                    "a table cannot move to another schema"
                )
                : new AlterTableAction.RenameTable(name);
        }

        cursor.Expect("column");
        var column = ExpectColumn();
        cursor.Expect("to");
        return new AlterTableAction.RenameColumn(column, cursor.ExpectNewIdentifier("the new name").IdentifierName);
    }

    private AlterTableAction ParseAppend()
    {
        var source = cursor.ExpectName("a table name");
        var ignoreExtra = cursor.Take("ignoreextra");
        return new AlterTableAction.Append(source, ignoreExtra, !ignoreExtra && cursor.Take("filltarget"));
    }

    private AlterTableAction ParseRowLevelSecurity()
    {
        var isOn = cursor.Take("on") || (cursor.Take("off") ? false : throw cursor.Expected("ON or OFF"));
        if (cursor.Take("conjunction", "type") && !cursor.Take("and") && !cursor.Take("or"))
        {
            throw cursor.Expected("AND or OR");
        }

        cursor.Take("for", "datashares");
        return new AlterTableAction.RowLevelSecurity(isOn);
    }

    private AlterTableAction ParseSet()
    {
        Refuse(
            RuleNames.AlterTable,
            "ALTER TABLE SET SCHEMA",
            "create the table in the other schema and INSERT INTO … SELECT",
            "schema"
        );
        var isExternal =
            cursor.Take("location")
            || cursor.Take("file", "format")
            || cursor.Take("table", "properties")
            || cursor.Take("tblproperties");
        return isExternal
            ? Rest(new AlterTableAction.ExternalTable())
            : throw cursor.Expected("LOCATION, FILE FORMAT or TABLE PROPERTIES");
    }

    private string ExpectOwner() => cursor.ExpectIdentifier("a user name").IdentifierName;

    private string ExpectColumn() => cursor.ExpectIdentifier("a column name").IdentifierName;

    /// <summary>What no local engine has and nothing here depends on is taken as it stands.</summary>
    private AlterTableAction Rest(AlterTableAction action)
    {
        cursor.Index = cursor.Statement.Tokens.Count;
        return action;
    }

    private void Refuse(string rule, string what, string hint, params ReadOnlySpan<string> words)
    {
        var token = cursor.Current;
        if (token is not null && cursor.Take(words))
        {
            throw cursor.Unsupported(rule, $"{what} does not exist in Redshift", token.Value, hint);
        }
    }
}
