namespace Sparkify.Tool.Copy.Values;

internal static class PowersOfTen
{
    private static readonly UInt128[] Values = Compute();

    /// <summary>Ten to the n-th, n from 0 to 38.</summary>
    public static UInt128 Get(int n) => Values[n];

    private static UInt128[] Compute()
    {
        var values = new UInt128[39];
        values[0] = 1;
        for (var i = 1; i < values.Length; i++)
        {
            values[i] = values[i - 1] * 10;
        }

        return values;
    }
}
