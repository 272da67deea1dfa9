using System.Text;

namespace Sparkify.Tool.Engines.Redshift;

/// <summary>Elements of an array of names as the leader node prints it: {a,"b c"}, with a backslash before a quote or a backslash.</summary>
internal static class ArrayText
{
    public static List<string> Read(string text)
    {
        var elements = new List<string>();
        var element = new StringBuilder();
        var isQuoted = false;
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (c is ',' or '}'))
            {
                Add();
            }
            else
            {
                element.Append(c == '\\' ? text[++i] : c);
            }
        }

        return elements;

        void Add()
        {
            if (element.Length > 0)
            {
                elements.Add(element.ToString());
                element.Clear();
            }
        }
    }
}
