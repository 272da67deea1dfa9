using Sparkify.Tool.Copy.Values;

namespace Sparkify.Tool.Copy;

/// <summary>What a COPY's format says to all of its workers.</summary>
internal abstract record RowLayout
{
    /// <summary>The converters are of the COPY's columns, in their order, and the reader's own.</summary>
    public abstract ObjectReader Open(
        IReadOnlyList<ValueConverter> converters,
        CopyOptions options,
        CopySettings settings,
        CancellationToken cancellationToken
    );
}

/// <summary>Of formats whose objects are one record behind the other.</summary>
internal abstract record RecordLayout : RowLayout
{
    public sealed override ObjectReader Open(
        IReadOnlyList<ValueConverter> converters,
        CopyOptions options,
        CopySettings settings,
        CancellationToken cancellationToken
    ) => new RecordObjectReader(Open(converters), options, settings.BufferBytes);

    protected abstract RowReader Open(IReadOnlyList<ValueConverter> converters);
}
