using System.Security.Cryptography;
using System.Text;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>The md5 form of a password on the wire.</summary>
internal static class WirePassword
{
    public static string Md5(string user, string password, byte[] salt)
    {
        var inner = Hex(Encoding.UTF8.GetBytes(password + user));
        return "md5" + Hex([.. Encoding.ASCII.GetBytes(inner), .. salt]);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
