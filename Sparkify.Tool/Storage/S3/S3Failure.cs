using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Storage.S3;

/// <summary>What has gone wrong, in S3's words and code, and what to do about it.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"/>
internal static partial class S3Failure
{
    private static readonly string[] PassingCodes =
    [
        "InternalError",
        "OperationAborted",
        "RequestTimeout",
        "RequestTimeoutException",
        "ServiceUnavailable",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "TooManyRequests",
    ];

    private static readonly string[] CredentialCodes =
    [
        "ExpiredToken",
        "ExpiredTokenException",
        "InvalidAccessKeyId",
        "InvalidToken",
        "RequestExpired",
        "SignatureDoesNotMatch",
        "TokenRefreshRequired",
        "UnrecognizedClientException",
    ];

    private static readonly string[] ClockCodes = ["RequestTimeTooSkewed", "RequestInTheFuture"];

    /// <summary>Whether the same request may be answered a moment later.</summary>
    public static bool MayPass(Exception error)
    {
        if (error is SparkifyException)
        {
            return false;
        }

        if (Answer(error) is { } answer)
        {
            return PassingCodes.Contains(answer.ErrorCode)
                || answer.StatusCode
                    is HttpStatusCode.RequestTimeout
                        or HttpStatusCode.TooManyRequests
                        or >= HttpStatusCode.InternalServerError
                        and not HttpStatusCode.NotImplemented;
        }

        return !Causes(error).Any(e => e is AuthenticationException)
            && Causes(error)
                .Any(e =>
                    e
                        is HttpRequestException
                            or IOException
                            or SocketException
                            or OperationCanceledException
                            or TimeoutException
                            or XmlException
                            or AmazonUnmarshallingException
                );
    }

    /// <summary>An answer that another attempt will not change.</summary>
    public static SparkifyException Refused(S3Call call, Exception error)
    {
        if (error is SparkifyException own)
        {
            return own;
        }

        if (Answer(error) is not { } answer)
        {
            return Unanswered(call, error);
        }

        var (hint, exitCode) = Advice(call, answer);
        return new SparkifyException($"{call}: {Describe(answer)}", error) { Hint = hint, ExitCode = exitCode };
    }

    public static SparkifyException Gone(S3Call call, Exception error, TimeSpan timeout)
    {
        var seconds = timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var reason = Answer(error) is { } answer ? Describe(answer) : ReasonOf(error);
        return new SparkifyException($"{call}: S3 has given nothing for {seconds} s: {reason}", error)
        {
            Hint =
                "check the network, and region and endpoint; \"timeout\" under \"s3\" of the target says how long to wait",
            ExitCode = ExitCode.NoConnection,
        };
    }

    public static SparkifyException Changed(S3Location location, Exception? error) =>
        new($"{location} changed or was removed between listing and reading", error)
        {
            Hint = "run again when nothing writes to it",
        };

    /// <summary>How S3 tells that there is no object, or not the one that was asked for.</summary>
    public static HttpStatusCode? StatusOf(Exception error) => Answer(error)?.StatusCode;

    public static string? CodeOf(Exception error) => Answer(error)?.ErrorCode;

    public static SparkifyException Credentials(S3Call call, Exception error) =>
        new($"{call}: {ReasonOf(error)}", error)
        {
            Hint =
                "credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from the profile that AWS_PROFILE names (aws configure, aws sso login), "
                + "or from the machine's role; for a public bucket write \"anonymous\": true under \"s3\" of the target; to read local files instead, mount a folder",
            ExitCode = ExitCode.NoConnection,
        };

    private static (string? Hint, ExitCode ExitCode) Advice(S3Call call, AmazonServiceException answer)
    {
        if (RegionOf(answer) is { } region && IsOfRegion(answer))
        {
            return (
                $"the bucket is in {region}: write REGION '{region}' in the statement, or \"region\": \"{region}\" under \"s3\" of the target",
                ExitCode.Failed
            );
        }

        if (CredentialCodes.Contains(answer.ErrorCode))
        {
            return ("get new credentials: aws sso login, aws configure, or the variables AWS_…", ExitCode.NoConnection);
        }

        if (ClockCodes.Contains(answer.ErrorCode))
        {
            return ("set the clock of this machine: S3 refuses what is 15 minutes off", ExitCode.NoConnection);
        }

        return (
            answer switch
            {
                { ErrorCode: "NoSuchBucket" } => "check the bucket's name, and the endpoint if the target has one",
                _ when IsOfRegion(answer) =>
                    "name the bucket's region: REGION in the statement, or \"region\" under \"s3\" of the target",
                { StatusCode: HttpStatusCode.Forbidden } when call.IsAnonymous =>
                    "the target's \"anonymous\" sends requests without a signature, and this bucket is not public: remove it",
                { StatusCode: HttpStatusCode.Forbidden } =>
                    $"the credentials need {call.Permission} on {call.Resource}{Listing(call)}",
                _ => null,
            },
            ExitCode.Failed
        );
    }

    /// <summary>To those who may not list, S3 does not say whether there is an object.</summary>
    private static string Listing(S3Call call) =>
        call.Permission == "s3:GetObject"
            ? $", and s3:ListBucket on arn:aws:s3:::{call.Location.Bucket} to be told of missing objects"
            : "";

    private static bool IsOfRegion(AmazonServiceException answer) =>
        answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect
        || answer.ErrorCode
            is "PermanentRedirect"
                or "AuthorizationHeaderMalformed"
                or "IllegalLocationConstraintException"
        || (answer.StatusCode == HttpStatusCode.BadRequest && RegionOf(answer) is not null);

    private static string? RegionOf(AmazonServiceException answer)
    {
        if (ExpectedRegion().Match(answer.Message) is { Success: true } found)
        {
            return found.Groups[1].Value;
        }

        var response = Causes(answer).OfType<HttpErrorResponseException>().FirstOrDefault()?.Response;
        return response?.GetHeaderValue("x-amz-bucket-region") is { Length: > 0 } region ? region : null;
    }

    private static string Describe(AmazonServiceException answer)
    {
        var status = (int)answer.StatusCode;
        var code = answer.ErrorCode is { Length: > 0 } known ? known : answer.StatusCode.ToString();
        var message = answer.Message.TrimEnd('.');
        return message.Length == 0 || message == code
            ? string.Create(CultureInfo.InvariantCulture, $"{code} ({status})")
            : string.Create(CultureInfo.InvariantCulture, $"{code} ({status}): {message}");
    }

    /// <summary>What fails before S3 has been asked is the search for credentials, most often.</summary>
    private static SparkifyException Unanswered(S3Call call, Exception error)
    {
        if (Causes(error).Any(e => e is AuthenticationException))
        {
            return new SparkifyException($"{call}: {ReasonOf(error)}", error)
            {
                Hint = "the server's certificate is not one that this machine trusts",
                ExitCode = ExitCode.NoConnection,
            };
        }

        return error is AmazonClientException or AmazonServiceException
            ? Credentials(call, error)
            : new SparkifyException($"{call}: {ReasonOf(error)}", error);
    }

    /// <summary>The innermost words say what has happened; those of a connection also name the host.</summary>
    private static string ReasonOf(Exception error)
    {
        if (error is OperationCanceledException)
        {
            return "no answer";
        }

        var cause =
            Causes(error).OfType<HttpRequestException>().FirstOrDefault()
            ?? Causes(error).Last(e => e is not HttpErrorResponseException);
        return cause.Message.TrimEnd('.');
    }

    /// <summary>What S3 itself has answered.</summary>
    private static AmazonS3Exception? Answer(Exception error) =>
        error
            is AmazonS3Exception { StatusCode: not 0 } answer
                and not { StatusCode: HttpStatusCode.OK, ErrorCode: null }
            ? answer
            : null;

    [GeneratedRegex("the region '[^']*' is wrong; expecting '([a-z0-9-]+)'")]
    private static partial Regex ExpectedRegion();

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
