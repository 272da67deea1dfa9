namespace Sparkify.Tool.Tests.Dialects;

/// <summary>
/// Queries by the grammar of Redshift over the tables a (x int, g varchar(10), v int) and b (x int, w int); the same for the same seed.
/// Most can be run, some break a rule.
/// </summary>
internal sealed class RandomQueries(int seed)
{
    public const string Tables = "create table a (x int, g varchar(10), v int); create table b (x int, w int)";

    private readonly Random random = new(seed);

    public string Next() => Query(3);

    private string Query(int depth) =>
        (Chance(6) ? $"with c as ({Core(depth - 1, "a")}) " : "")
        + (
            Chance(5)
                ? $"{Core(depth, "a")} {Pick("union", "union all", "intersect", "minus")} {Core(depth, "a")}"
                : Core(depth, Pick("a", "a as a", "a, b", "a join b using (x)", "a left join b on a.x = b.x"))
        )
        + (Chance(3) ? $" order by {Pick("1", "v", "g desc nulls first", "1 desc, 2")}" : "")
        + (Chance(4) ? $" limit {random.Next(3)}" : "");

    private string Core(int depth, string sources)
    {
        var list = Pick(
            "x as k, v",
            "*",
            "* exclude (g)",
            "top 2 x as k, v",
            "distinct g, v",
            $"{Number(depth)} as n, n + 1 as m",
            $"a.x, {Text(depth)} as t"
        );
        var from = depth > 1 && Chance(5) ? Derived(depth) : sources;
        return $"select {list} from {from}{Where(depth, from)}{Tail(depth)}";
    }

    private string Derived(int depth) =>
        Pick(
            $"({Core(depth - 1, "a")}) as a",
            $"({Core(depth - 1, "a")})",
            "(select g, v from a) pivot (count(*) for g in ('p', 'q' as r, null)) as a",
            "(select x, v from a) unpivot include nulls (w for what in (x, v as 'V')) as a"
        );

    private string Where(int depth, string from) =>
        from == "a, b" && Chance(2) ? $" where a.x = b.x(+){(Chance(2) ? " and b.w(+) = 1" : "")}"
        : Chance(2) ? $" where {Condition(depth)}"
        : "";

    private string Tail(int depth) =>
        random.Next(8) switch
        {
            0 => " group by all",
            1 => $" group by {Pick("1, 2", "rollup (g, v)", "grouping sets ((g), ())")}",
            2 => " start with x = 1 connect by prior x = v",
            3 => $" qualify row_number() over (partition by g order by {Number(depth)}) = 1",
            _ => "",
        };

    private string Condition(int depth) =>
        depth <= 0
            ? $"v {Pick("=", "<>", "<", ">=")} {random.Next(9)}"
            : Pick(
                $"{Number(depth - 1)} {Pick("=", "!=", ">")} {Number(depth - 1)}",
                $"{Condition(depth - 1)} {Pick("and", "or")} not ({Condition(depth - 1)})",
                $"g {Pick("like", "not like", "similar to")} {Pick("'p%'", "'_'")}",
                $"v {Pick("in (1, 2)", "not in (3)", "between 1 and 4", "is null")}",
                $"x in (select x from b where b.x {Pick("= a.x", "> 2")})",
                $"exists ({Core(depth - 1, "a")})"
            );

    private string Number(int depth) =>
        depth <= 0
            ? Pick("v", "x", "1", "2.5", "-3")
            : Pick(
                $"({Number(depth - 1)} {Pick("+", "-", "*")} {Number(depth - 1)})",
                $"case when {Condition(depth - 1)} then {Number(depth - 1)} else 0 end",
                $"sum({Number(0)}) over (partition by g)",
                $"{Number(0)}::{Pick("int", "bigint", "decimal(8,2)")}",
                "(select max(w) from b)"
            );

    private string Text(int depth) =>
        depth <= 0 ? Pick("g", "'t'") : Pick($"{Text(depth - 1)} || {Text(depth - 1)}", $"cast({Text(0)} as char(3))");

    private bool Chance(int of) => random.Next(of) == 0;

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}
