using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>CREATE TABLE, also LIKE and AS, in all of Redshift's grammar; anything else is an error that names what Redshift has.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_AS.html"/>
internal sealed class CreateTableParser
{
    private readonly TokenCursor cursor;
    private readonly TableKeyParser keyParser;
    private readonly TableAttributesParser attributesParser;
    private readonly List<ColumnDefinition> columns = [];
    private readonly List<TableKey> keys = [];
    private TableLike? like;

    private CreateTableParser(SqlStatement statement)
    {
        cursor = new TokenCursor(statement);
        keyParser = new TableKeyParser(cursor);
        attributesParser = new TableAttributesParser(cursor);
    }

    /// <exception cref="SparkifyException">the statement is not a CREATE TABLE of Redshift</exception>
    public static CreateTableStatement Parse(SqlStatement statement) => new CreateTableParser(statement).Parse();

    private CreateTableStatement Parse()
    {
        cursor.Expect("create");
        RefusePersistence();
        cursor.Take("local");
        var isTemporary = cursor.Take("temporary") || cursor.Take("temp");
        cursor.Expect("table");
        var ifNotExistsToken = cursor.Current;
        var ifNotExists = cursor.Take("if", "not", "exists");
        var first = cursor.Index;
        var name = ExpectName(isTemporary);
        var statement = new CreateTableStatement(
            new TableDefinition(name, columns) { IsTemporary = isTemporary || IsHash(name) }
        )
        {
            IfNotExists = ifNotExists,
            NameSpan = cursor.SpanFrom(first),
        };
        var parsed = IsQueryForm() ? ParseQueryForm(statement) : ParseTableForm(statement);
        if (parsed.Query is not null && ifNotExists)
        {
            throw cursor.Unsupported(
                RuleNames.CreateTableAs,
                "CREATE TABLE IF NOT EXISTS … AS does not exist in Redshift",
                ifNotExistsToken!.Value,
                "create the table with its columns, then INSERT INTO … SELECT"
            );
        }

        return parsed;
    }

    private void RefusePersistence()
    {
        foreach (var word in (string[])["global", "unlogged", "or", "transient", "external", "foreign"])
        {
            if (cursor.At(word))
            {
                throw cursor.Unsupported(
                    RuleNames.CreateTable,
                    $"CREATE {word.ToUpperInvariant()} … is not a CREATE TABLE of Redshift",
                    cursor.Next(),
                    "write CREATE [TEMPORARY] TABLE name (…)"
                );
            }
        }
    }

    private QualifiedName ExpectName(bool isTemporary)
    {
        var first = cursor.Index;
        var name = cursor.ExpectNewName("a table name");
        if (name.Schema is not null && (isTemporary || IsHash(name)))
        {
            throw cursor.Error(
                "a temporary table cannot be created in a schema",
                cursor.Statement.Tokens[first],
                $"write {name.Name} alone"
            );
        }

        return name;
    }

    private static bool IsHash(QualifiedName name) => name.Name.StartsWith('#');

    /// <summary>AS query, with attributes and a list of bare names before it; never a column with a type.</summary>
    private bool IsQueryForm()
    {
        if (!cursor.At(SqlTokenKind.OpenParen))
        {
            return true;
        }

        return cursor.Ahead(1)?.IsIdentifier == true
            && cursor.Ahead(2)?.Kind is SqlTokenKind.Comma or SqlTokenKind.CloseParen;
    }

    private CreateTableStatement ParseQueryForm(CreateTableStatement statement)
    {
        var names = cursor.At(SqlTokenKind.OpenParen) ? cursor.ExpectNameList("a column name") : null;
        var attributes = attributesParser.Parse();
        if (cursor.AtEnd && names is null)
        {
            throw cursor.Expected("( and the columns, or AS and a query");
        }

        if (cursor.AtEnd)
        {
            throw cursor.Expected($"AS and a query: the column \"{names![0]}\" has no type");
        }

        cursor.Expect("as");
        var first = cursor.Index;
        if (!cursor.At("select") && !cursor.At("with") && !cursor.At(SqlTokenKind.OpenParen))
        {
            throw cursor.Expected("a query");
        }

        RefuseNoData();
        cursor.Index = cursor.Statement.Tokens.Count;
        return statement with
        {
            Definition = statement.Definition with { Attributes = attributes },
            Query = new TableQuery(names, first, cursor.SpanFrom(first)),
        };
    }

    private void RefuseNoData()
    {
        var tokens = cursor.Statement.Tokens;
        if (tokens[^1].IsWord("data") && (tokens[^2].IsWord("with") || tokens[^2].IsWord("no")))
        {
            throw cursor.Unsupported(
                RuleNames.CreateTableAs,
                "WITH [NO] DATA is not supported by Redshift",
                tokens[^2],
                "add WHERE false to the query"
            );
        }
    }

    private CreateTableStatement ParseTableForm(CreateTableStatement statement)
    {
        cursor.Expect(SqlTokenKind.OpenParen, "(");
        do
        {
            ParseElement();
        } while (cursor.Take(SqlTokenKind.Comma));
        cursor.Expect(SqlTokenKind.CloseParen, ", or )");
        var attributes = attributesParser.Parse();
        cursor.ExpectEnd();
        if (like is not null && attributes != new TableAttributes())
        {
            throw SchemaErrors.Invalid(
                "with LIKE a table takes BACKUP, distribution and sort key from its parent",
                attributes.DistributionSpan ?? attributes.SortSpan ?? like.Span,
                "leave the attributes out, or write the columns"
            );
        }

        var definition = statement.Definition with
        {
            Columns = WithPrimaryKeyNotNull(),
            Keys = keys,
            Attributes = attributes,
        };
        if (like is null)
        {
            TableRules.Check(definition, statement.NameSpan);
        }

        return statement with
        {
            Definition = definition,
            Like = like,
        };
    }

    private void ParseElement()
    {
        var first = cursor.Index;
        if (cursor.At("like"))
        {
            ParseLike();
            return;
        }

        UnsupportedDdl.RefuseConstraint(cursor);
        if (keyParser.AtKey)
        {
            keys.Add(keyParser.Parse());
            return;
        }

        var element = ColumnElementParser.Parse(cursor);
        columns.Add(element.Column);
        keys.AddRange(element.Keys);
        attributesParser.AddColumn(element, first);
    }

    private void ParseLike()
    {
        var first = cursor.Index;
        var token = cursor.Next();
        var parent = cursor.ExpectName("a table name");
        var includingDefaults = cursor.Take("including", "defaults");
        if (!includingDefaults && !cursor.Take("excluding", "defaults"))
        {
            if (cursor.At("including") || cursor.At("excluding"))
            {
                cursor.Next();
                throw cursor.Expected("DEFAULTS: Redshift copies nothing else");
            }
        }

        if (like is not null)
        {
            throw cursor.Error("a table is LIKE one parent only", token);
        }

        like = new TableLike(parent, includingDefaults, columns.Count, cursor.SpanFrom(first));
    }

    /// <summary>A primary key makes its columns NOT NULL: the one thing about keys that Redshift enforces.</summary>
    private List<ColumnDefinition> WithPrimaryKeyNotNull()
    {
        var primary = keys.Where(k => k.Kind == TableKeyKind.PrimaryKey).SelectMany(k => k.Columns).ToHashSet();
        return columns.ConvertAll(c => primary.Contains(c.Name) ? c with { NotNull = true } : c);
    }
}
