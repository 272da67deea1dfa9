using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using Sparkify.Tool.Tests.Engines.Postgres;
using Sparkify.Tool.Tests.Redshift.Double.Wire;

namespace Sparkify.Tool.Tests.Redshift.Double;

/// <summary>Passwords, TLS, and how the double turns clients away.</summary>
public sealed class LoginTests
{
    [Theory]
    [InlineData(PasswordMethod.Md5)]
    [InlineData(PasswordMethod.Cleartext)]
    internal async Task Password_is_asked_for(PasswordMethod method)
    {
        var options = new DoubleOptions { Password = "secret", PasswordMethod = method };
        await using var server = await RedshiftDouble.StartAsync(PostgresServer.Shared, options: options);

        Assert.Equal(1, await OpenAsync(server.ConnectionString, client => client.ValueAsync("select 1")));
        var error = await TurnedAwayAsync(server, settings => settings.Password = "wrong");

        Assert.Equal(("28000", "password authentication failed for user \"etl\""), (error.SqlState, error.MessageText));
    }

    [Fact]
    public async Task Token_can_have_expired()
    {
        var options = new DoubleOptions { LoginError = LoginErrors.ExpiredToken() };
        await using var server = await RedshiftDouble.StartAsync(PostgresServer.Shared, options: options);

        var error = await TurnedAwayAsync(server, _ => { });

        Assert.Contains("expired", error.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_database_does_not_exist()
    {
        await using var server = await RedshiftDouble.StartAsync(PostgresServer.Shared);

        Assert.Equal("3D000", (await TurnedAwayAsync(server, settings => settings.Database = "other")).SqlState);
    }

    [Fact]
    public async Task Tls_can_be_refused()
    {
        await using var server = await RedshiftDouble.StartAsync(PostgresServer.Shared);
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { SslMode = SslMode.Require };

        await Assert.ThrowsAsync<NpgsqlException>(() => OpenAsync(settings.ConnectionString, _ => Task.FromResult(1)));
    }

    [Fact]
    public async Task Tls_can_be_spoken_and_be_required()
    {
        using var certificate = SelfSigned();
        var options = new DoubleOptions { Certificate = certificate, RequiresTls = true };
        await using var server = await RedshiftDouble.StartAsync(PostgresServer.Shared, options: options);

        Assert.Equal(1, await OpenAsync(server.ConnectionString, client => client.ValueAsync("select 1")));
        var error = await TurnedAwayAsync(server, settings => settings.SslMode = SslMode.Disable);

        Assert.EndsWith("SSL off", error.MessageText, StringComparison.Ordinal);
    }

    private static async Task<T> OpenAsync<T>(string connection, Func<NpgsqlConnection, Task<T>> use)
    {
        await using var client = new NpgsqlConnection(connection);
        await client.OpenAsync();
        return await use(client);
    }

    private static Task<PostgresException> TurnedAwayAsync(
        RedshiftDouble server,
        Action<NpgsqlConnectionStringBuilder> change
    )
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        change(settings);
        return Assert.ThrowsAsync<PostgresException>(() =>
            OpenAsync(settings.ConnectionString, _ => Task.FromResult(1))
        );
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
