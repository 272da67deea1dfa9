using Sparkify.Tool.Tests.Redshift.Double.Copy;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>What all sessions of one double share.</summary>
internal sealed record DoubleContext(DoubleOptions Options, string Postgres, ICopyObjects Objects)
{
    public Transcript Transcript { get; } = new();

    public Faults Faults { get; } = new();

    public LoadLog Loads { get; } = new();
}
