namespace Sparkify.Tool.Storage.S3;

/// <summary>What is asked of S3, as errors name it. Permission: what the caller needs for it. IsAnonymous: the request is not signed.</summary>
internal sealed record S3Call(string Operation, S3Location Location, string Permission, bool IsAnonymous)
{
    /// <summary>What the permission is for: listing is a bucket's, all the rest an object's.</summary>
    public string Resource =>
        Permission == "s3:ListBucket"
            ? $"arn:aws:s3:::{Location.Bucket}"
            : $"arn:aws:s3:::{Location.Bucket}/{Location.Key}";

    public override string ToString() => $"{Operation} {Location}";
}
