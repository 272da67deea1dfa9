namespace Sparkify.Tool.Samples;

/// <summary>What invented people, artists and songs are called. "{0}" stands for an ordinary name.</summary>
internal static class Words
{
    public static readonly string[] Adjectives =
    [
        "Amber",
        "Broken",
        "Cold",
        "Crimson",
        "Distant",
        "Electric",
        "Empty",
        "Faded",
        "Gentle",
        "Golden",
        "Hollow",
        "Lonely",
        "Lost",
        "Midnight",
        "Northern",
        "Paper",
        "Quiet",
        "Restless",
        "Second",
        "Silver",
        "Slow",
        "Velvet",
        "Wandering",
        "Winter",
    ];

    public static readonly string[] Nouns =
    [
        "Avenue",
        "Bridge",
        "Carousel",
        "Dream",
        "Echo",
        "Engine",
        "Fever",
        "Garden",
        "Harbor",
        "Horizon",
        "Lantern",
        "Machine",
        "Mirror",
        "Morning",
        "Ocean",
        "Parade",
        "River",
        "Shadow",
        "Signal",
        "Sparrow",
        "Station",
        "Summer",
        "Thunder",
        "Window",
    ];

    /// <summary>Artists that are hard on a loader: quotes, backslashes, delimiters, and one, two, three and four bytes a letter.</summary>
    public static readonly string[] OddArtists =
    [
        "Café {0}",
        "\"Lucky\" {0}",
        "{0} | {0}",
        "AC/{0}",
        "Die Ärzte vom {0}",
        "Back\\{0}",
        "{0}とその仲間",
        "DJ {0} 🎵",
        "Люди {0}",
        "O'{0}'s \"5\\6\" Band, Live | Unplugged",
        "Sigur Ósk & {0}",
    ];

    public static readonly string[] OddTitles =
    [
        "Clementina Santafè ({0})",
        "\"{0}\"",
        "{0} | Part 2",
        "7/4 {0}",
        "C:\\{0}\\n",
        "{0}, {0}; {0}",
        "夜の{0}",
        "{0} 💔",
        "Où est {0} ?",
        "''{0}''",
        "{{{0}: [null]}}",
    ];

    public static readonly string[] Locations =
    [
        "",
        "California - SF",
        "Zagreb Croatia",
        "London, England",
        "Nashville, TN.",
        "New York, NY [Manhattan]",
        "Noci (BA)",
        "Reykjavík, Iceland",
        "São Paulo, Brazil",
        "Toronto, Ontario, Canada",
        "Köln | Germany",
        "Panama",
    ];

    public static readonly string[] WomensNames =
    [
        "Anna",
        "Chloe",
        "Eloísa",
        "Jacqueline",
        "Kate",
        "Kaylee",
        "Lily",
        "Mohammad-Ava",
        "Rylan",
        "Tegan",
        "Zoë",
        "Åsa",
    ];

    public static readonly string[] MensNames =
    [
        "Aiden",
        "Benjamin",
        "Connor",
        "Dominick",
        "Jayden",
        "José",
        "Kinsley",
        "Matthew",
        "Ryan",
        "Søren",
        "Theodore",
        "Walter",
    ];

    public static readonly string[] LastNames =
    [
        "Cuevas",
        "Frye",
        "Griffin",
        "Harrell",
        "Jones",
        "Klein",
        "Levine",
        "Lynch",
        "Müller",
        "Núñez",
        "O'Neal",
        "Roth",
        "Smith-Lee",
        "Summers",
        "Warren",
        "Ōe",
    ];

    public static readonly string[] Cities =
    [
        "Atlanta-Sandy Springs-Roswell, GA",
        "Augusta-Richmond County, GA-SC",
        "Cañon City, CO",
        "Chicago-Naperville-Elgin, IL-IN-WI",
        "Houston-The Woodlands-Sugar Land, TX",
        "Janesville-Beloit, WI",
        "Lake Havasu City-Kingman, AZ",
        "Lansing-East Lansing, MI",
        "New York-Newark-Jersey City, NY-NJ-PA",
        "Phoenix-Mesa-Scottsdale, AZ",
        "Portland-South Portland, ME",
        "San Francisco-Oakland-Hayward, CA",
        "Waterloo-Cedar Falls, IA",
    ];

    /// <summary>As in the real logs, some stand in quotes of their own and some do not.</summary>
    public static readonly string[] UserAgents =
    [
        "\"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_4) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/36.0.1985.143 Safari/537.36\"",
        "\"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_4) AppleWebKit/537.78.2 (KHTML, like Gecko) Version/7.0.6 Safari/537.78.2\"",
        "\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Ubuntu Chromium/36.0.1985.125 Chrome/36.0.1985.125 Safari/537.36\"",
        "\"Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/36.0.1985.125 Safari/537.36\"",
        "\"Mozilla/5.0 (iPhone; CPU iPhone OS 7_1_2 like Mac OS X) AppleWebKit/537.51.2 (KHTML, like Gecko) Version/7.0 Mobile/11D257 Safari/9537.53\"",
        "\"Mozilla/5.0 (Windows NT 6.3; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/36.0.1985.143 Safari/537.36\"",
        "Mozilla/5.0 (Windows NT 5.1; rv:31.0) Gecko/20100101 Firefox/31.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.9; rv:31.0) Gecko/20100101 Firefox/31.0",
        "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
        "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)",
    ];
}
