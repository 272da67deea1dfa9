namespace Sparkify.Tool.Samples;

internal enum Page
{
    NextSong,
    Home,
    Login,
    Logout,
    Settings,
    SaveSettings,
    About,
    Help,
    Error,
    Upgrade,
    SubmitUpgrade,
    Downgrade,
    SubmitDowngrade,
}

/// <summary>What the log says about a page; spans of constants, nothing is allocated.</summary>
internal static class PageFields
{
    /// <summary>The fields method and page.</summary>
    public static ReadOnlySpan<byte> MethodAndPage(Page page) =>
        page switch
        {
            Page.NextSong => "\"method\":\"PUT\",\"page\":\"NextSong\""u8,
            Page.Home => "\"method\":\"GET\",\"page\":\"Home\""u8,
            Page.Login => "\"method\":\"PUT\",\"page\":\"Login\""u8,
            Page.Logout => "\"method\":\"PUT\",\"page\":\"Logout\""u8,
            Page.Settings => "\"method\":\"GET\",\"page\":\"Settings\""u8,
            Page.SaveSettings => "\"method\":\"PUT\",\"page\":\"Save Settings\""u8,
            Page.About => "\"method\":\"GET\",\"page\":\"About\""u8,
            Page.Help => "\"method\":\"GET\",\"page\":\"Help\""u8,
            Page.Error => "\"method\":\"GET\",\"page\":\"Error\""u8,
            Page.Upgrade => "\"method\":\"GET\",\"page\":\"Upgrade\""u8,
            Page.SubmitUpgrade => "\"method\":\"PUT\",\"page\":\"Submit Upgrade\""u8,
            Page.Downgrade => "\"method\":\"GET\",\"page\":\"Downgrade\""u8,
            _ => "\"method\":\"PUT\",\"page\":\"Submit Downgrade\""u8,
        };

    public static ReadOnlySpan<byte> Status(Page page) =>
        page switch
        {
            Page.Error => "404"u8,
            Page.Login or Page.Logout or Page.SaveSettings or Page.SubmitUpgrade or Page.SubmitDowngrade => "307"u8,
            _ => "200"u8,
        };
}
