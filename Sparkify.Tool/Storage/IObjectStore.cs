namespace Sparkify.Tool.Storage;

/// <summary>Reads S3 objects, from S3 or from a folder that is mounted in its place. Errors are SparkifyExceptions that name bucket, key and operation.</summary>
internal interface IObjectStore
{
    /// <summary>Every object of it costs a round trip, so that several are worth asking for at once.</summary>
    bool IsRemote(S3Location location) => false;

    /// <summary>Every object whose key starts with the location's key, in byte order of the UTF-8 keys.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(S3Location prefix, CancellationToken cancellationToken);

    /// <summary>The object of exactly this key, or null.</summary>
    Task<StoredObject?> FindAsync(S3Location location, CancellationToken cancellationToken);

    /// <summary>The object's bytes as stored; fails when it is gone or is not the one that was listed (its ETag changed).</summary>
    Task<Stream> OpenAsync(StoredObject item, CancellationToken cancellationToken);
}

/// <summary>An object as listed. SizeBytes: as stored, compressed or not. ETag: changes when the content changes.</summary>
internal sealed record StoredObject(S3Location Location, string ETag, long SizeBytes);
