namespace Sparkify.Tool.Sql;

/// <summary>How COPY and UNLOAD are told to reach S3: one of three spellings.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-authorization.html"/>
internal static class AuthorizationClause
{
    /// <summary>The clause that stands here; null where none does.</summary>
    public static CopyAuthorization? Take(TokenCursor cursor)
    {
        var first = cursor.Index;
        if (cursor.Take("iam_role"))
        {
            cursor.Take("as");
            if (!cursor.Take("default"))
            {
                ExpectText(cursor, "default or a quoted role ARN");
            }

            return new CopyAuthorization("IAM_ROLE", cursor.SpanFrom(first));
        }

        if (cursor.Take("access_key_id"))
        {
            ExpectSecret(cursor, "a quoted access key id");
            cursor.Expect("secret_access_key");
            ExpectSecret(cursor, "a quoted secret access key");
            if (cursor.Take("session_token") || cursor.Take("token"))
            {
                ExpectSecret(cursor, "a quoted session token");
            }

            return new CopyAuthorization("ACCESS_KEY_ID", cursor.SpanFrom(first));
        }

        if (cursor.Take("with", "credentials") || cursor.Take("credentials"))
        {
            ExpectSecret(cursor, "a quoted credentials string");
            return new CopyAuthorization("CREDENTIALS", cursor.SpanFrom(first));
        }

        return null;
    }

    private static void ExpectSecret(TokenCursor cursor, string description)
    {
        cursor.Take("as");
        ExpectText(cursor, description);
    }

    private static void ExpectText(TokenCursor cursor, string description)
    {
        if (!cursor.Take(SqlTokenKind.String) && !cursor.Take(SqlTokenKind.DollarString))
        {
            throw cursor.Expected(description);
        }
    }
}
