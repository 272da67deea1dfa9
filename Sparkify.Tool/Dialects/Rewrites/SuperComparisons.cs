using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>Conditions on SUPER values, by their keys and their order; a JSON null is NULL.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static class SuperComparisons
{
    public static bool IsSuper(SqlExpression value, Renderer renderer) =>
        renderer.Binding.TypeOf(value) is { Kind: ColumnKind.Super };

    /// <summary>The value as SUPER.</summary>
    public static void Super(SqlExpression value, Renderer renderer)
    {
        if (IsSuper(value, renderer))
        {
            renderer.Render(value);
        }
        else
        {
            renderer.WriteTemplate("{lib}.to_super({0})", value);
        }
    }

    /// <summary>What equal values share.</summary>
    public static void Key(SqlExpression value, Renderer renderer)
    {
        renderer.Write(renderer.Library("super_key") + "(");
        Super(value, renderer);
        renderer.Write(")");
    }

    public static bool In(InTest test, Renderer renderer)
    {
        var output = test.Query is null ? null : renderer.Binding.OutputOf(test.Query);
        var isSuper =
            IsSuper(test.Value, renderer)
            || test.Items.Any(i => IsSuper(i, renderer))
            || output is [{ Type.Kind: ColumnKind.Super }];
        if (!isSuper)
        {
            return false;
        }

        Key(test.Value, renderer);
        renderer.Write(test.IsNegated ? " NOT IN (" : " IN (");
        if (test.Query is { } query)
        {
            var column = output is [{ Type.Kind: ColumnKind.Super }] ? "v" : $"{renderer.Library("to_super")}(v)";
            renderer.Write($"SELECT {renderer.Library("super_key")}({column}) FROM (");
            renderer.Render(query);
            renderer.Write(") AS sparkify_values (v)");
        }

        for (var i = 0; i < test.Items.Count; i++)
        {
            renderer.Write(i > 0 ? ", " : "");
            Key(test.Items[i], renderer);
        }

        renderer.Write(")");
        return true;
    }

    public static bool Between(Between between, Renderer renderer)
    {
        if (!new[] { between.Value, between.Low, between.High }.Any(v => IsSuper(v, renderer)))
        {
            return false;
        }

        renderer.Write(between.IsNegated ? "NOT (" : "(");
        Compare(between.Value, between.Low, renderer);
        renderer.Write(" >= 0 AND ");
        Compare(between.Value, between.High, renderer);
        renderer.Write(" <= 0)");
        return true;
    }

    public static bool IsNull(IsTest test, Renderer renderer)
    {
        if (test.Test != "null" || !IsSuper(test.Value, renderer))
        {
            return false;
        }

        renderer.Write(renderer.Dialect.CastEngine == CastEngine.DuckDb ? "nullif(CAST(" : "nullif((");
        renderer.Render(test.Value);
        renderer.Write(renderer.Dialect.CastEngine == CastEngine.DuckDb ? " AS VARCHAR)" : ")::text");
        renderer.Write(test.IsNegated ? ", 'null') IS NOT NULL" : ", 'null') IS NULL");
        return true;
    }

    /// <summary>Results of which one is SUPER are all SUPER.</summary>
    public static bool Case(CaseExpression branches, Renderer renderer)
    {
        var edits = new NodeEdits();
        if (IsSuper(branches, renderer))
        {
            var results = branches.Branches.Select(b => b.Then);
            foreach (var result in branches.Else is { } otherwise ? results.Append(otherwise) : results)
            {
                if (!IsSuper(result, renderer) && result is not Literal { Kind: LiteralKind.Null })
                {
                    edits.Replace(result, r => Super(result, r));
                }
            }
        }

        if (branches.Value is { } value)
        {
            var tested = branches.Branches.Select(b => b.When).Prepend(value).ToList();
            if (tested.Exists(v => IsSuper(v, renderer)))
            {
                foreach (var one in tested)
                {
                    edits.Replace(one, r => Key(one, r));
                }
            }
            else if (TextComparisons.AreTexts(tested, renderer))
            {
                foreach (var one in tested)
                {
                    edits.Replace(one, r => TextComparisons.Trimmed(one, r));
                }
            }
        }

        renderer.AsWritten(branches, edits);
        return true;
    }

    private static void Compare(SqlExpression left, SqlExpression right, Renderer renderer)
    {
        renderer.Write(renderer.Library("super_compare") + "(");
        Super(left, renderer);
        renderer.Write(", ");
        Super(right, renderer);
        renderer.Write(")");
    }
}
