using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Sparkify.Tool.Tests.Redshift.Double.Wire;

/// <summary>Proves to PostgreSQL who the double is, by whatever method its pg_hba.conf asks for.</summary>
/// <seealso href="https://www.postgresql.org/docs/current/sasl-authentication.html"/>
internal sealed class BackendLogin(WireStream wire, NpgsqlConnectionStringBuilder settings)
{
    private const string Mechanism = "SCRAM-SHA-256";

    private string clientFirst = "";

    private string Password =>
        settings.Password
        ?? Environment.GetEnvironmentVariable("PGPASSWORD")
        ?? throw new InvalidOperationException("PostgreSQL asks for a password");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await wire.FlushAsync(cancellationToken);
            var message =
                await wire.ReadAsync(cancellationToken)
                ?? throw new InvalidOperationException("PostgreSQL ended the session");
            if (message.Type == WireMessage.Error)
            {
                throw ServerError.From(message);
            }

            var body = message.Read();
            switch (body.Int32())
            {
                case 0:
                    return;
                case 3:
                    Answer(Password);
                    break;
                case 5:
                    Answer(WirePassword.Md5(settings.Username!, Password, body.Bytes(4)));
                    break;
                case 10:
                    clientFirst = $"n=,r={Convert.ToBase64String(RandomNumberGenerator.GetBytes(18))}";
                    var first = Encoding.UTF8.GetBytes($"n,,{clientFirst}");
                    wire.Write(WireMessage.Of(WireMessage.Password, Mechanism, first.Length, first));
                    break;
                case 11:
                    var final = Encoding.UTF8.GetBytes(Proof(Encoding.UTF8.GetString(body.Rest)));
                    wire.Write(WireMessage.Of(WireMessage.Password, final));
                    break;
            }
        }
    }

    private void Answer(string password) => wire.Write(WireMessage.Of(WireMessage.Password, password));

    private string Proof(string serverFirst)
    {
        var parts = serverFirst.Split(',').ToDictionary(part => part[0], part => part[2..]);
        var salted = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(Password),
            Convert.FromBase64String(parts['s']),
            int.Parse(parts['i'], CultureInfo.InvariantCulture),
            HashAlgorithmName.SHA256,
            32
        );
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        var withoutProof = $"c=biws,r={parts['r']}";
        var signed = Encoding.UTF8.GetBytes($"{clientFirst},{serverFirst},{withoutProof}");
        var signature = HMACSHA256.HashData(SHA256.HashData(clientKey), signed);
        var proof = clientKey.Zip(signature, (key, mask) => (byte)(key ^ mask)).ToArray();
        return $"{withoutProof},p={Convert.ToBase64String(proof)}";
    }
}
