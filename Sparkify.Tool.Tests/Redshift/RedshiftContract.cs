using Sparkify.Tool.Tests.Engines;

namespace Sparkify.Tool.Tests.Redshift;

/// <summary>The engine of Redshift, on a double of Redshift or on a cluster.</summary>
public sealed class RedshiftContract : EngineContract
{
    private readonly ContractServer server = new();

    /// <summary>Few of its errors name one.</summary>
    protected override bool NamesPlaces => false;

    protected override string OtherSchema => server.OtherSchema;

    protected override object OpenEngine(bool isReadOnly, bool showsValues) => server.Open(isReadOnly, showsValues);

    protected override void Put(string path, string content) => server.Put(path, content);

    protected override string Adapt(string sql) => server.Adapt(sql);

    protected override void Dispose(bool disposing) => server.Dispose();
}
