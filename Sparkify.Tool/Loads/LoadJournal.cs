using System.Text;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Project;

namespace Sparkify.Tool.Loads;

/// <summary>
/// The history of loads, append-only, on a session of its own: a load that failed and was rolled back has its history too. A run that
/// has a start and no end was interrupted.
/// </summary>
internal sealed class LoadJournal(IEngine session, LoadSettings settings, string runId) : IDisposable
{
    private const string RunColumns =
        "run_id, event, occurred_at, mode, os_user, host, process_id, tool_version, status, duration_ms, row_count, rejected_row_count, object_count, error";

    private int position;

    public void Started(string mode) => WriteRun("started", mode, "null, null, null, null, null, null");

    public void StepDone(ScriptFile transform, StepResult step, bool succeeded)
    {
        var values =
            $"{Id}, {++position}, {SqlValues.Text(transform.Name, 512)}, {SqlValues.Text(transform.Checksum, 64)}, "
            + $"'{(succeeded ? "done" : "failed")}', {SqlValues.Number((long)step.Duration.TotalMilliseconds)}, "
            + $"{SqlValues.Number(step.RowCount)}, {SqlValues.Number(step.RejectedRowCount)}, {SqlValues.Number(step.ObjectCount)}";
        session.Execute($"insert into {settings.QuotedSchema}.load_steps values ({values})");
    }

    public void Rejected(ScriptFile transform, IReadOnlyList<RejectedRow> rejections)
    {
        var rows = rejections.Select(r =>
            $"{Id}, {SqlValues.Text(transform.Name, 512)}, {SqlValues.Text(r.Object.Location.ToString(), 4096)}, "
            + $"{SqlValues.Number(r.Line)}, {SqlValues.Text(r.Column, 127)}, {SqlValues.Number(r.Code)}, "
            + $"{SqlValues.Text(r.Reason, 1024)}, {(settings.ShowValues ? SqlValues.Text(r.Value, 8192) : "null")}"
        );
        const string Columns =
            "run_id, transform, object_url, line_number, column_name, error_code, error_reason, field_value";
        foreach (var insert in SqlValues.Inserts($"{settings.QuotedSchema}.load_rejections", Columns, rows))
        {
            session.Execute(insert);
        }
    }

    public void Ended(string mode, string status, IReadOnlyList<StepResult> steps, TimeSpan duration, string? error)
    {
        var values = new StringBuilder()
            .Append(SqlValues.Text(status, 16))
            .Append(", ")
            .Append(SqlValues.Number((long)duration.TotalMilliseconds))
            .Append(", ")
            .Append(SqlValues.Number(steps.Sum(s => s.RowCount)))
            .Append(", ")
            .Append(SqlValues.Number(steps.Sum(s => s.RejectedRowCount)))
            .Append(", ")
            .Append(SqlValues.Number(steps.Sum(s => s.ObjectCount)))
            .Append(", ")
            .Append(SqlValues.Text(error, 65535));
        WriteRun("ended", mode, values.ToString());
    }

    public void Dispose() => session.Dispose();

    private string Id => SqlValues.Text(runId, 36);

    private void WriteRun(string eventName, string mode, string rest)
    {
        var who =
            $"{SqlValues.Text(Environment.UserName, 256)}, {SqlValues.Text(Environment.MachineName, 256)}, "
            + $"{SqlValues.Number(Environment.ProcessId)}, {SqlValues.Text(settings.ToolVersion, 64)}";
        session.Execute(
            $"insert into {settings.QuotedSchema}.load_runs ({RunColumns}) values ({Id}, '{eventName}', "
                + $"{SqlValues.Time(settings.Clock.GetUtcNow())}, {SqlValues.Text(mode, 32)}, {who}, {rest})"
        );
    }
}
