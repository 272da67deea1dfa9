using Sparkify.Tool.Storage;

namespace Sparkify.Tool.Copy;

/// <summary>Reads one object after the other as rows. For one thread.</summary>
internal abstract class ObjectReader : IDisposable
{
    /// <summary>So many bytes of the object that is open are read, as they are before packing.</summary>
    public abstract long ByteCount { get; }

    /// <summary>Lines read of the object that is open; 0 where it has none.</summary>
    public virtual long LineCount => 0;

    /// <summary>What ACCEPTINVCHARS has replaced in the row just written, for the first rows; else null.</summary>
    public virtual Replacement? Replacement => null;

    /// <summary>Rows above 4 MB.</summary>
    public virtual long LargeRowCount => 0;

    /// <summary>Rows written in which ACCEPTINVCHARS has replaced characters.</summary>
    public abstract long ReplacedRowCount { get; }

    /// <summary>Rows written of a record in which a name stands twice.</summary>
    public virtual long DuplicateNameRowCount => 0;

    /// <summary>Takes the stream over, of the object's bytes without their packing. A fault: nothing of the object can be read.</summary>
    public abstract RowFault? Open(Stream stream, StoredObject item);

    /// <summary>Writes the next row; a fault: it is none, and the sink has no row of it. False: no row is left.</summary>
    public abstract bool Read(IRowSink sink, out RowFault? fault);

    /// <summary>Done with the object that is open, if any.</summary>
    public abstract void Close();

    public abstract void Dispose();
}
