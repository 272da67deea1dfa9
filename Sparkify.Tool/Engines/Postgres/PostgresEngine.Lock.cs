namespace Sparkify.Tool.Engines.Postgres;

internal sealed partial class PostgresEngine
{
    public void BeginExclusive(CancellationToken cancellationToken) => Begin();

    private void EndHolding() { }
}
