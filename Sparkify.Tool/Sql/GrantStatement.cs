using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>
/// GRANT or REVOKE as written, in canonical words: "select", "on table public.t", "group readers". Tables: those that ON names, which must exist.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html"/>
internal sealed record GrantStatement(
    bool IsRevoke,
    IReadOnlyList<string> Privileges,
    string Object,
    IReadOnlyList<string> Grantees
)
{
    public IReadOnlyList<DroppedTable> Tables { get; init; } = [];
}
