namespace Sparkify.Tool.Samples;

/// <summary>Who a listener is: constant, as JSON values.</summary>
internal sealed record Profile(int UserId, byte[] FirstName, byte[] LastName, byte[] Gender, byte[] Location)
{
    public required byte[] UserAgent { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long Registration { get; init; }

    /// <summary>How much more than the least eager one this listener plays.</summary>
    public required int Eagerness { get; init; }
}

/// <summary>
/// One listener's way through the pages. The state is that before the event which is written next: what a page changes
/// (logging in, upgrading) holds from the event after it.
/// </summary>
internal sealed class Listener(Profile profile, bool isPaid)
{
    public Profile Profile { get; } = profile;

    public bool IsPaid { get; private set; } = isPaid;

    public bool IsLoggedIn { get; private set; } = true;

    /// <summary>0 before the first session.</summary>
    public long SessionId { get; private set; }

    public int ItemInSession { get; private set; }

    /// <summary>Events that the session still wants. A day's quota may leave some of them unwritten.</summary>
    public int SessionLeft { get; private set; }

    public Page Page { get; private set; }

    /// <summary>The song of a NextSong, else null.</summary>
    public PlayedSong? Song { get; private set; }

    /// <summary>Of the event last written or next to be written; milliseconds since 1970.</summary>
    public long Time { get; set; } = long.MinValue / 2;

    /// <summary>Events still to be written today.</summary>
    public int LeftToday { get; set; }

    /// <summary>The first session starts logged in, so that every listener who has an event has one under his own id.</summary>
    public void StartSession(long sessionId, int length, SampleRandom random)
    {
        ApplyPage();
        IsLoggedIn = SessionId == 0 || random.Percent(92);
        SessionId = sessionId;
        SessionLeft = length;
        ItemInSession = -1;
        Page = FirstPage(random);
    }

    /// <summary>Moves on to the event that is written next.</summary>
    public void Advance(Repertoire repertoire, SampleRandom random)
    {
        ItemInSession++;
        SessionLeft--;
        LeftToday--;
        if (ItemInSession > 0)
        {
            ApplyPage();
            Page = IsLoggedIn ? NextPage(random) : NextPageLoggedOut(random);
        }

        Song = Page == Page.NextSong ? repertoire.Next(random) : null;
    }

    private Page FirstPage(SampleRandom random) =>
        (IsLoggedIn, random.Next(100)) switch
        {
            (true, < 80) => Page.NextSong,
            (false, >= 60) => Page.Login,
            _ => Page.Home,
        };

    private void ApplyPage()
    {
        IsLoggedIn = Page == Page.Login || (IsLoggedIn && Page != Page.Logout);
        IsPaid = Page == Page.SubmitUpgrade || (IsPaid && Page != Page.SubmitDowngrade);
    }

    private Page NextPage(SampleRandom random) =>
        Page switch
        {
            Page.Login or Page.SubmitUpgrade or Page.SubmitDowngrade or Page.SaveSettings => Page.Home,
            Page.Upgrade when random.Percent(50) => Page.SubmitUpgrade,
            Page.Downgrade when random.Percent(30) => Page.SubmitDowngrade,
            Page.Settings when random.Percent(25) => Page.SaveSettings,
            Page.NextSong => random.Percent(93) ? Page.NextSong : Elsewhere(random),
            _ => random.Percent(80) ? Page.NextSong : Elsewhere(random),
        };

    private Page Elsewhere(SampleRandom random) =>
        random.Next(100) switch
        {
            < 40 => Page.Home,
            < 53 => Page.Logout,
            < 62 => Page.Settings,
            < 69 => Page.Help,
            < 75 => Page.About,
            < 79 => Page.Error,
            _ => IsPaid ? Page.Downgrade : Page.Upgrade,
        };

    private static Page NextPageLoggedOut(SampleRandom random) =>
        random.Next(100) switch
        {
            < 60 => Page.Login,
            < 82 => Page.Home,
            < 92 => Page.About,
            _ => Page.Help,
        };
}
