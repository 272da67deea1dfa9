namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>How Redshift turns a client away.</summary>
internal static class LoginErrors
{
    private const string InvalidAuthorization = "28000";

    /// <seealso href="https://github.com/aws/amazon-redshift-jdbc-driver/issues/21"/>
    public static ServerError WrongPassword(string user) =>
        new(InvalidAuthorization, $"password authentication failed for user \"{user}\"") { IsFatal = true };

    /// <summary>Temporary credentials of the GetClusterCredentials call are a password that ends.</summary>
    /// <seealso href="https://github.com/aws/amazon-redshift-jdbc-driver/issues/97"/>
    public static ServerError ExpiredToken() =>
        new(InvalidAuthorization, "IAM Authentication token has expired") { IsFatal = true };

    public static ServerError NoTls(string user, string database) =>
        new(
            InvalidAuthorization,
            $"no pg_hba.conf entry for host \"127.0.0.1\", user \"{user}\", database \"{database}\", SSL off"
        )
        {
            IsFatal = true,
        };

    public static ServerError NoDatabase(string database) =>
        new("3D000", $"database \"{database}\" does not exist") { IsFatal = true };
}
