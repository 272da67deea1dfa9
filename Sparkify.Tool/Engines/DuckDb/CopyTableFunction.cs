using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Sparkify.Tool.Copy;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;
using Native = DuckDB.NET.Native.NativeMethods.TableFunction;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// The table function through which DuckDB's own threads read a COPY: <c>INSERT INTO t (a, b) SELECT a, b FROM function(id)</c>. It
/// belongs to the database instance, whose connections all see it.
/// </summary>
internal sealed unsafe partial class CopyTableFunction
{
    // Unique, since DuckDB accepts and ignores a second function of one name: its ids would be looked up in the first.
    private readonly string name = $"sparkify_copy_{Guid.NewGuid():N}";

    private readonly ConcurrentDictionary<long, CopyRegistration> registrations = [];
    private long lastId;

    private CopyTableFunction() { }

    /// <summary>
    /// Once an instance, by a connection that is outside a transaction: within one the function would be seen by no other and
    /// be gone after its rollback.
    /// </summary>
    public static CopyTableFunction Register(DuckDBConnection connection)
    {
        var copies = new CopyTableFunction();
        var function = Native.DuckDBCreateTableFunction();
        try
        {
            Native.DuckDBTableFunctionSetName(function, copies.name);
            using (var idType = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt))
            {
                Native.DuckDBTableFunctionAddParameter(function, idType);
            }

            Native.DuckDBTableFunctionSetExtraInfo(function, ToHandle(copies), &FreeHandle);
            Native.DuckDBTableFunctionSetBind(function, &Bind);
            Native.DuckDBTableFunctionSetInit(function, &Init);
            DuckDbNative.TableFunctionSetLocalInit(function, &InitWorker);
            Native.DuckDBTableFunctionSetFunction(function, &Fill);
            if (!Native.DuckDBRegisterTableFunction(connection.NativeConnection, function).IsSuccess())
            {
                throw new InvalidOperationException($"DuckDB refuses to register {copies.name}");
            }
        }
        finally
        {
            Native.DuckDBDestroyTableFunction(ref function);
        }

        return copies;
    }

    /// <summary>Each thread reads what a worker of its own gives it, until that gives no more.</summary>
    /// <exception cref="SparkifyException">a column is of a type that COPY cannot fill here</exception>
    public CopyRegistration Add(IReadOnlyList<CopyColumn> columns, Func<ReadRows> openWorker, int maxThreads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxThreads, 1);
        foreach (var column in columns)
        {
            using var type = LogicalType(column);
        }

        var id = Interlocked.Increment(ref lastId);
        var source = string.Create(CultureInfo.InvariantCulture, $"{name}({id})");
        var registration = new CopyRegistration(source, columns, openWorker)
        {
            MaxThreads = maxThreads,
            Removed = () => registrations.TryRemove(id, out _),
        };
        registrations[id] = registration;
        return registration;
    }

    private static DuckDBLogicalType LogicalType(CopyColumn column) =>
        column.Type.Kind switch
        {
            ColumnKind.Decimal => NativeMethods.LogicalType.DuckDBCreateDecimalType(
                (byte)column.Type.Length,
                (byte)column.Type.Scale
            ),
            ColumnKind.SmallInt => Plain(DuckDBType.SmallInt),
            ColumnKind.Integer => Plain(DuckDBType.Integer),
            ColumnKind.BigInt => Plain(DuckDBType.BigInt),
            ColumnKind.Real => Plain(DuckDBType.Float),
            ColumnKind.Double => Plain(DuckDBType.Double),
            ColumnKind.Boolean => Plain(DuckDBType.Boolean),
            ColumnKind.Char or ColumnKind.Varchar or ColumnKind.Super => Plain(DuckDBType.Varchar),
            ColumnKind.Varbyte => Plain(DuckDBType.Blob),
            ColumnKind.Date => Plain(DuckDBType.Date),
            ColumnKind.Time => Plain(DuckDBType.Time),
            ColumnKind.TimeTz => Plain(DuckDBType.TimeTz),
            ColumnKind.IntervalYearToMonth or ColumnKind.IntervalDayToSecond => Plain(DuckDBType.Interval),
            ColumnKind.Timestamp => Plain(DuckDBType.Timestamp),
            ColumnKind.TimestampTz => Plain(DuckDBType.TimestampTz),
            _ => throw new SparkifyException(
                $"COPY into column \"{column.Name}\" of type {column.Type} is not supported on duckdb"
            )
            {
                Code = "0A000",
            },
        };

    private static DuckDBLogicalType Plain(DuckDBType type) => NativeMethods.LogicalType.DuckDBCreateLogicalType(type);
}
