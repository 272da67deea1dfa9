using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Tests.Sql;

/// <summary>Random definitions that obey Redshift's rules; the same for the same seed.</summary>
internal sealed class TableDefinitionGenerator(int seed)
{
    private static readonly string[] Names =
    [
        "id",
        "select",
        "a\"b",
        "größe",
        "two words",
        "x$1",
        "timestamp",
        "_",
        "😀",
        "n9",
    ];

    private static readonly string[] Defaults =
    [
        "null",
        "-1.5e3",
        "'it''s \\' -- no comment'",
        "dateadd(day, 1, getdate())",
        "(1 is not null)",
        "'a' || 'b'::varchar(3)",
        "case when true then 1 else 2 end",
        "sysdate",
    ];

    private static readonly string[] Encodings = ["raw", "az64", "zstd", "text32k"];

    private readonly Random random = new(seed);

    public TableDefinition Next()
    {
        var columns = Shuffled(Names).Take(random.Next(1, Names.Length + 1)).Select(Column).ToList();
        var keys = Keys(columns);
        var primary = keys.Where(k => k.Kind == TableKeyKind.PrimaryKey).SelectMany(k => k.Columns).ToHashSet();
        var isTemporary = random.Next(4) == 0;
        return new TableDefinition(
            new QualifiedName(isTemporary || Coin() ? null : "s 1", Pick(Names)),
            columns.ConvertAll(c => primary.Contains(c.Name) ? c with { NotNull = true } : c)
        )
        {
            IsTemporary = isTemporary,
            Keys = keys,
            Attributes = Attributes(columns),
        };
    }

    private ColumnDefinition Column(string name)
    {
        var type = Type();
        var isIdentity = type.Kind is ColumnKind.Integer or ColumnKind.BigInt && random.Next(4) == 0;
        return new ColumnDefinition(name, type)
        {
            NotNull = isIdentity || Coin(),
            Identity = isIdentity ? new IdentityDefinition(random.Next(-9, 9), random.Next(1, 9), Coin()) : null,
            Default = isIdentity || Coin() ? null : Pick(Defaults),
            Encoding = Coin() ? null : Pick(Encodings),
            CaseInsensitive = type.IsCharacter && Coin() ? Coin() : null,
        };
    }

    private ColumnType Type()
    {
        var kind = Pick(Enum.GetValues<ColumnKind>());
        var precision = random.Next(1, 39);
        return kind switch
        {
            ColumnKind.Varchar => new(kind, random.Next(1, 65536)),
            ColumnKind.Char => new(kind, random.Next(1, 4097)),
            ColumnKind.Varbyte => new(kind, random.Next(1, 16_777_217)),
            ColumnKind.Decimal => new(kind, precision, random.Next(Math.Min(precision, 37) + 1)),
            _ => new(kind),
        };
    }

    private List<TableKey> Keys(IReadOnlyList<ColumnDefinition> columns)
    {
        var keys = new List<TableKey>();
        if (Coin())
        {
            keys.Add(new TableKey(TableKeyKind.PrimaryKey, Some(columns)) { Name = Coin() ? "primary key" : null });
        }

        if (Coin())
        {
            keys.Add(new TableKey(TableKeyKind.Unique, Some(columns)) { Name = Coin() ? "u" : null });
        }

        if (Coin())
        {
            var own = Some(columns);
            keys.Add(
                new TableKey(TableKeyKind.ForeignKey, own)
                {
                    Referenced = new QualifiedName(Coin() ? "s" : null, "other table"),
                    ReferencedColumns = Coin() ? own : [],
                }
            );
        }

        return keys;
    }

    private TableAttributes Attributes(IReadOnlyList<ColumnDefinition> columns)
    {
        var sortable = columns
            .Where(c =>
                c.Type.Kind
                    is not (
                        ColumnKind.Super
                        or ColumnKind.Varbyte
                        or ColumnKind.HllSketch
                        or ColumnKind.Geometry
                        or ColumnKind.Geography
                    )
            )
            .Take(8)
            .ToList();
        var style = Coin() ? (DistributionStyle?)null : Pick(Enum.GetValues<DistributionStyle>());
        SortStyle? sort = Coin() ? null : Pick([SortStyle.Auto, SortStyle.Compound, SortStyle.Interleaved]);
        if (sortable.Count == 0)
        {
            style = style == DistributionStyle.Key ? DistributionStyle.Even : style;
            sort = sort is null ? null : SortStyle.Auto;
        }

        return new TableAttributes
        {
            Backup = Coin() ? null : Coin(),
            Distribution = style,
            DistributionKey = style == DistributionStyle.Key ? Pick(sortable).Name : null,
            Sort = sort,
            SortKeys = sort is SortStyle.Compound or SortStyle.Interleaved ? Some(sortable) : [],
            EncodeAuto = Coin(),
        };
    }

    private string[] Some(IReadOnlyList<ColumnDefinition> columns) =>
        [.. Shuffled(columns).Take(random.Next(1, columns.Count + 1)).Select(c => c.Name)];

    private T[] Shuffled<T>(IReadOnlyList<T> items)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private bool Coin() => random.Next(2) == 0;
}
