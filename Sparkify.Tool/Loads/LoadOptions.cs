using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Loads;

/// <summary>What the user asked of a load. From: a transform's name or number.</summary>
internal sealed record LoadOptions
{
    /// <summary>Empty every table that transforms write, then load every listed object.</summary>
    public bool IsFullRefresh { get; init; }

    /// <summary>A full refresh goes on although objects that were loaded before are no longer listed.</summary>
    public bool AllowMissing { get; init; }

    public string? From { get; init; }

    /// <summary>Load nothing: the listed objects count as loaded from now on.</summary>
    public bool IsBaseline { get; init; }

    public bool SkipChecks { get; init; }
}

/// <summary>What a load needs besides the engine. Schema: of the tool's own tables.</summary>
internal sealed record LoadSettings(string Schema, string ToolVersion)
{
    public string QuotedSchema => SqlNames.Quote(Schema);

    public bool ShowValues { get; init; } = true;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
