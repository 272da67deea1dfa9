using System.Net.Security;
using System.Security.Cryptography;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>Who came in: or, when <see cref="CancelPacket"/> is there, a request to stop what another session does.</summary>
internal sealed record Visitor(WireStream Wire, IReadOnlyDictionary<string, string> Settings)
{
    public byte[]? CancelPacket { get; init; }

    public string User => Settings.GetValueOrDefault("user", "");

    public string Database => Settings.GetValueOrDefault("database", User);
}

/// <summary>The first packets of a client: TLS or not, its name, its password.</summary>
/// <seealso href="https://www.postgresql.org/docs/current/protocol-flow.html"/>
internal sealed class ClientLogin(Stream stream, DoubleOptions options)
{
    private const int Version = 3 << 16;
    private const int CancelRequest = 80877102;
    private const int TlsRequest = 80877103;
    private const int GssRequest = 80877104;

    private WireStream wire = new(stream);
    private bool isEncrypted;

    /// <summary>Nothing when the client went away or was turned away.</summary>
    public async Task<Visitor?> RunAsync(CancellationToken cancellationToken)
    {
        while (await wire.ReadPacketAsync(cancellationToken) is { } packet)
        {
            var body = new WireBody(packet);
            switch (body.Int32())
            {
                case TlsRequest when options.Certificate is not null:
                    await EncryptAsync(cancellationToken);
                    break;
                case TlsRequest or GssRequest:
                    wire.WriteByte('N');
                    await wire.FlushAsync(cancellationToken);
                    break;
                case CancelRequest:
                    return new Visitor(wire, new Dictionary<string, string>()) { CancelPacket = packet };
                case Version:
                    return await AdmitAsync(new Visitor(wire, Settings(body)), cancellationToken);
                default:
                    return null;
            }
        }

        return null;
    }

    private static Dictionary<string, string> Settings(WireBody body)
    {
        var settings = new Dictionary<string, string>();
        while (body.Text() is { Length: > 0 } name)
        {
            settings[name] = body.Text();
        }

        return settings;
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        wire.WriteByte('S');
        await wire.FlushAsync(cancellationToken);
        var encrypted = new SslStream(wire.Inner);
        await encrypted.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = options.Certificate },
            cancellationToken
        );
        wire = new WireStream(encrypted);
        isEncrypted = true;
    }

    private async Task<Visitor?> AdmitAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        visitor = visitor with { Wire = wire };
        var refusal =
            options.RequiresTls && !isEncrypted ? LoginErrors.NoTls(visitor.User, visitor.Database)
            : options.Password is { } password && !await KnowsAsync(visitor, password, cancellationToken)
                ? LoginErrors.WrongPassword(visitor.User)
            : options.LoginError
                ?? (visitor.Database == options.Database ? null : LoginErrors.NoDatabase(visitor.Database));
        if (refusal is null)
        {
            return visitor;
        }

        wire.Write(refusal.ToMessage());
        await wire.FlushAsync(cancellationToken);
        return null;
    }

    private async Task<bool> KnowsAsync(Visitor visitor, string password, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        var isMd5 = options.PasswordMethod == PasswordMethod.Md5;
        wire.Write(
            isMd5 ? WireMessage.Of(WireMessage.Authentication, 5, salt) : WireMessage.Of(WireMessage.Authentication, 3)
        );
        await wire.FlushAsync(cancellationToken);
        if (await wire.ReadAsync(cancellationToken) is not { Type: WireMessage.Password } answer)
        {
            return false;
        }

        var expected = isMd5 ? WirePassword.Md5(visitor.User, password, salt) : password;
        return visitor.User == options.User && answer.Read().Text() == expected;
    }
}
