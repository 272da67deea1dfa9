namespace Sparkify.Tool.Storage;

/// <summary>Picks from a listing, which is in byte order of the keys, what a COPY reads.</summary>
internal delegate IAsyncEnumerable<StoredObject> ObjectFilter(IAsyncEnumerable<StoredObject> listing);
