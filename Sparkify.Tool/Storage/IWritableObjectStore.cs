namespace Sparkify.Tool.Storage;

/// <summary>A store that UNLOAD can write to as well. Errors are SparkifyExceptions that name bucket and key.</summary>
internal interface IWritableObjectStore : IObjectStore
{
    /// <summary>A new object, or another content for one that is there; nothing of it is to be seen before it is completed.</summary>
    Task<ObjectUpload> CreateAsync(S3Location location, CancellationToken cancellationToken);

    /// <summary>Without an object of that key it does nothing.</summary>
    Task DeleteAsync(S3Location location, CancellationToken cancellationToken);
}
