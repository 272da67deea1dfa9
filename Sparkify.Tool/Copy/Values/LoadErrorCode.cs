namespace Sparkify.Tool.Copy.Values;

/// <summary>Redshift's codes of rows that cannot be loaded.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html"/>
internal static class LoadErrorCode
{
    public const int NoDelimiter = 1201;
    public const int ExtraColumns = 1202;
    public const int FewerColumns = 1203;
    public const int TooLong = 1204;
    public const int Date = 1205;
    public const int Timestamp = 1206;
    public const int Digit = 1207;
    public const int Float = 1208;
    public const int Decimal = 1209;
    public const int Boolean = 1210;
    public const int NoData = 1211;
    public const int MissingData = 1213;
    public const int Delimiter = 1214;
    public const int Line = 1216;
    public const int HexDigit = 1219;
    public const int InvalidCharacter = 1220;
    public const int Encoding = 1221;
    public const int Overflow = 1222;
    public const int Super = 1224;
}
