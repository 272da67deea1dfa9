using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// Memory for the texts of one chunk, which DuckDB copies before it asks for the next. Its own function for adding a text takes memory under
/// DuckDB's limit and throws when there is none left, a C++ exception that would end the process at the managed frame.
/// </summary>
internal sealed unsafe class TextArena(int blockBytes)
{
    private readonly List<byte[]> blocks = [];
    private int blockIndex;
    private int offset;

    /// <summary>Bytes taken since Reset.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Frees what was taken; the blocks of usual size are kept.</summary>
    public void Reset()
    {
        blocks.RemoveAll(block => block.Length > blockBytes);
        (blockIndex, offset, UsedBytes) = (0, 0, 0);
    }

    /// <summary>Memory that does not move and is not given again until Reset.</summary>
    public byte* Take(int lengthBytes)
    {
        var block = BlockFor(lengthBytes);
        var taken = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(block)) + offset;
        offset += lengthBytes;
        UsedBytes += lengthBytes;
        return taken;
    }

    private byte[] BlockFor(int lengthBytes)
    {
        while (blockIndex < blocks.Count)
        {
            var block = blocks[blockIndex];
            if (block.Length - offset >= lengthBytes)
            {
                return block;
            }

            (blockIndex, offset) = (blockIndex + 1, 0);
        }

        var added = GC.AllocateUninitializedArray<byte>(Math.Max(blockBytes, lengthBytes), pinned: true);
        blocks.Add(added);
        return added;
    }
}
