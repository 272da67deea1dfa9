using System.Buffers;
using Parquet;
using Parquet.Schema;
using Sparkify.Tool.Copy.Json;

namespace Sparkify.Tool.Copy.Parquet;

/// <summary>
/// A place in one leaf column of a row group. Levels tell where in a nested value it is; a value that is there has the leaf's own
/// definition level.
/// </summary>
/// <seealso href="https://github.com/apache/parquet-format#nested-encoding"/>
internal abstract class ParquetLeaf(DataField leafField, ParquetType type) : IDisposable
{
    private int[] definitionLevels = [];
    private int[] repetitionLevels = [];
    private int position;

    public DataField Field { get; } = leafField;

    public ParquetType Type => type;

    public int DefinitionLevel =>
        IsAtEnd ? throw Ended()
        : Field.MaxDefinitionLevel == 0 ? 0
        : definitionLevels[position];

    /// <summary>0 behind the last value, where a row would start.</summary>
    public int RepetitionLevel => Field.MaxRepetitionLevel == 0 || IsAtEnd ? 0 : repetitionLevels[position];

    public bool IsNull => DefinitionLevel < Field.MaxDefinitionLevel;

    /// <summary>Values and NULLs.</summary>
    protected int Count { get; private set; }

    protected int ValueIndex { get; private set; }

    private bool IsAtEnd => position >= Count;

    /// <summary>Reads all of the row group's values.</summary>
    public void Load(ParquetRowGroupReader group, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Count = checked((int)(group.GetMetadata(Field)?.MetaData?.NumValues ?? 0));
        if (Field.MaxRepetitionLevel == 0 && Count != group.RowCount)
        {
            throw new InvalidDataException($"column {Field.Name} has not as many values as there are rows");
        }

        position = ValueIndex = 0;
        var definitions = Rent(ref definitionLevels, Field.MaxDefinitionLevel);
        var repetitions = Rent(ref repetitionLevels, Field.MaxRepetitionLevel);
        Read(group, definitions, repetitions, cancellationToken);
    }

    public void MoveNext()
    {
        ValueIndex += IsNull ? 0 : 1;
        position++;
    }

    public abstract void WriteJson(JsonOutput output);

    public virtual void Dispose()
    {
        Return(ref definitionLevels);
        Return(ref repetitionLevels);
    }

    protected abstract void Read(
        ParquetRowGroupReader group,
        Memory<int>? definitions,
        Memory<int>? repetitions,
        CancellationToken cancellationToken
    );

    protected static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array, clearArray: true);
        }

        array = [];
    }

    private static InvalidDataException Ended() => new("a column has fewer values than its rows need");

    private Memory<int>? Rent(ref int[] levels, int maxLevel)
    {
        Return(ref levels);
        if (maxLevel == 0)
        {
            return null;
        }

        levels = ArrayPool<int>.Shared.Rent(Math.Max(1, Count));
        return levels.AsMemory(0, Count);
    }
}

internal sealed class ParquetLeaf<T>(DataField field, ParquetType type, Action<T, JsonOutput> writeJson)
    : ParquetLeaf(field, type)
    where T : struct
{
    private T[] values = [];

    public T Value => values[ValueIndex];

    public override void WriteJson(JsonOutput output) => writeJson(Value, output);

    public override void Dispose()
    {
        base.Dispose();
        Return(ref values);
    }

    protected override void Read(
        ParquetRowGroupReader group,
        Memory<int>? definitions,
        Memory<int>? repetitions,
        CancellationToken cancellationToken
    )
    {
        Return(ref values);
        values = ArrayPool<T>.Shared.Rent(Math.Max(1, Count));
        group
            .ReadRawAsync<T>(Field, values.AsMemory(0, Count), definitions, repetitions, cancellationToken)
            .AsTask()
            .GetAwaiter()
            .GetResult();
    }
}
