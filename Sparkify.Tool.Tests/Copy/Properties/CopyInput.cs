using System.Text;
using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Tests.Copy.Properties;

/// <summary>What one COPY reads: objects of generated records in an encoding and a compression, all as a seed has it.</summary>
internal sealed record CopyInput(
    int Seed,
    RecordFormat Format,
    string Options,
    IReadOnlyDictionary<string, byte[]> Objects
)
{
    private const int MaxShown = 4000;

    private static readonly (string Option, Encoding Encoding, bool HasMark)[] Encodings =
    [
        ("", new UTF8Encoding(false), false),
        ("encoding utf16", Encoding.Unicode, true),
        ("encoding utf16", Encoding.BigEndianUnicode, true),
        ("encoding utf16le", Encoding.Unicode, false),
        ("encoding utf16be", Encoding.BigEndianUnicode, false),
        ("encoding iso88591", Encoding.Latin1, false),
    ];

    private static readonly (string Option, Compression Compression)[] Compressions =
    [
        ("", Compression.None),
        ("gzip", Compression.Gzip),
        ("bzip2", Compression.Bzip2),
        ("zstd", Compression.Zstd),
    ];

    public static CopyInput Generate(RecordFormat format, int seed, int maxObjectBytes = int.MaxValue)
    {
        var random = new Random(seed);
        var (encodingOption, encoding, hasMark) = Encodings[
            format.IsUtf8Only || random.Next(2) == 0 ? 0 : random.Next(Encodings.Length)
        ];
        var (compressionOption, compression) = Compressions[random.Next(Compressions.Length)];
        var objects = new Dictionary<string, byte[]>();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var text = encoding.GetBytes(format.Text(random));
            byte[] bytes =
            [
                .. hasMark ? encoding.GetPreamble() : [],
                .. text.AsSpan(0, Math.Min(text.Length, maxObjectBytes)),
            ];
            if (random.Next(4) == 0)
            {
                Damage(bytes.AsSpan(hasMark ? 2 : 0), random);
            }

            objects[$"d/{i}"] = Pack(bytes, compression, random);
        }

        return new CopyInput(seed, format, $"{encodingOption} {compressionOption}", objects);
    }

    /// <summary>For the message of a failure.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"seed {Seed}, copy {Format.Copy} {Options}, table ({Format.Columns})");
        foreach (var (key, bytes) in Objects)
        {
            text.Append(null, $"\n{key} in base 64: {Convert.ToBase64String(bytes)}");
        }

        return text.Length > MaxShown ? text.ToString(0, MaxShown) + "…" : text.ToString();
    }

    private static void Damage(Span<byte> bytes, Random random)
    {
        for (var i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }
    }

    /// <summary>In one part or, as gzip and the others allow, in two.</summary>
    private static byte[] Pack(byte[] bytes, Compression compression, Random random)
    {
        var cut = random.Next(3) == 0 ? random.Next(bytes.Length + 1) : bytes.Length;
        return compression == Compression.None ? bytes
            : cut == bytes.Length ? Pack(bytes, compression)
            : [.. Pack(bytes[..cut], compression), .. Pack(bytes[cut..], compression)];
    }

    private static byte[] Pack(byte[] bytes, Compression compression)
    {
        var target = new MemoryStream();
        using (var packed = PackedObject.Open(target, compression))
        {
            packed.Write(bytes);
        }

        return target.ToArray();
    }
}
