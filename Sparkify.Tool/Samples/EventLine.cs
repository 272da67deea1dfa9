namespace Sparkify.Tool.Samples;

/// <summary>One event as the log has it: the 18 fields in their order, without a line break.</summary>
internal static class EventLine
{
    public static void Write(Listener listener, LineBuffer line)
    {
        if (listener.IsLoggedIn)
        {
            WriteLoggedIn(listener, line);
        }
        else
        {
            WriteLoggedOut(listener, line);
        }
    }

    private static void WriteLoggedIn(Listener listener, LineBuffer line)
    {
        var profile = listener.Profile;
        var song = listener.Song;
        line.Add("{\"artist\":"u8).Add(song is null ? "null"u8 : song.Artist);
        line.Add(",\"auth\":\"Logged In\",\"firstName\":"u8).Add(profile.FirstName);
        line.Add(",\"gender\":"u8).Add(profile.Gender);
        line.Add(",\"itemInSession\":"u8).Add(listener.ItemInSession);
        line.Add(",\"lastName\":"u8).Add(profile.LastName);
        line.Add(",\"length\":"u8).Add(song is null ? "null"u8 : song.Length);
        WriteLevel(listener, line);
        line.Add(",\"location\":"u8).Add(profile.Location);
        line.Add(","u8).Add(PageFields.MethodAndPage(listener.Page));
        line.Add(",\"registration\":"u8).Add(profile.Registration);
        line.Add(".0,\"sessionId\":"u8).Add(listener.SessionId);
        line.Add(",\"song\":"u8).Add(song is null ? "null"u8 : song.Title);
        WriteStatusAndTime(listener, line);
        line.Add(",\"userAgent\":"u8).Add(profile.UserAgent);
        line.Add(",\"userId\":\""u8).Add(profile.UserId).Add("\"}"u8);
    }

    private static void WriteLoggedOut(Listener listener, LineBuffer line)
    {
        line.Add("{\"artist\":null,\"auth\":\"Logged Out\",\"firstName\":null,\"gender\":null,\"itemInSession\":"u8);
        line.Add(listener.ItemInSession).Add(",\"lastName\":null,\"length\":null"u8);
        WriteLevel(listener, line);
        line.Add(",\"location\":null,"u8).Add(PageFields.MethodAndPage(listener.Page));
        line.Add(",\"registration\":null,\"sessionId\":"u8).Add(listener.SessionId);
        line.Add(",\"song\":null"u8);
        WriteStatusAndTime(listener, line);
        line.Add(",\"userAgent\":null,\"userId\":\"\"}"u8);
    }

    private static void WriteLevel(Listener listener, LineBuffer line) =>
        line.Add(listener.IsPaid ? ",\"level\":\"paid\""u8 : ",\"level\":\"free\""u8);

    private static void WriteStatusAndTime(Listener listener, LineBuffer line) =>
        line.Add(",\"status\":"u8).Add(PageFields.Status(listener.Page)).Add(",\"ts\":"u8).Add(listener.Time);
}
