using System.Security.Cryptography.X509Certificates;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

internal enum PasswordMethod
{
    Cleartext,
    Md5,
}

/// <summary>What kind of Redshift the double is.</summary>
internal sealed record DoubleOptions
{
    public string Database { get; init; } = "dev";

    public string User { get; init; } = "etl";

    /// <summary>Nothing: no password is asked for.</summary>
    public string? Password { get; init; }

    public PasswordMethod PasswordMethod { get; init; } = PasswordMethod.Md5;

    /// <summary>Nothing: TLS is refused.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>A cluster that refuses connections without TLS.</summary>
    public bool RequiresTls { get; init; }

    /// <summary>Told to everyone who logs in, such as <see cref="LoginErrors.ExpiredToken"/>.</summary>
    public ServerError? LoginError { get; init; }

    /// <summary>Serverless has no STL and STV tables.</summary>
    public bool IsServerless { get; init; }

    /// <summary>System views of loads are not for this user.</summary>
    public bool HidesLoadViews { get; init; }
}
