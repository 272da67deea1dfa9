using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;
using Native = DuckDB.NET.Native.NativeMethods.TableFunction;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>
/// What DuckDB calls: Bind once a statement, Init once an execution, InitWorker once a thread, Fill once a chunk. An
/// exception must not leave any of them, for there is no managed frame below.
/// </summary>
internal sealed unsafe partial class CopyTableFunction
{
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        try
        {
            var copies = FromHandle<CopyTableFunction>(Native.DuckDBBindGetExtraInfo(info));
            using var parameter = Native.DuckDBBindGetParameter(info, 0);
            var id = parameter.GetValue<long>();
            if (!copies.registrations.TryGetValue(id, out var registration))
            {
                Native.DuckDBBindSetError(info, $"there is no COPY {id}");
                return;
            }

            foreach (var column in registration.Columns)
            {
                using var type = LogicalType(column);
                Native.DuckDBBindAddResultColumn(info, column.Name, type);
            }

            Native.DuckDBBindSetBindData(info, ToHandle(registration), &FreeHandle);
        }
        catch (Exception e)
        {
            Native.DuckDBBindSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info)
    {
        var registration = FromHandle<CopyRegistration>(Native.DuckDBInitGetBindData(info));
        DuckDbNative.InitSetMaxThreads(info, (ulong)registration.MaxThreads);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void InitWorker(nint info)
    {
        var registration = FromHandle<CopyRegistration>(Native.DuckDBInitGetBindData(info));
        try
        {
            Native.DuckDBInitSetInitData(info, ToHandle(registration.OpenWorker()), &FreeHandle);
        }
        catch (Exception e)
        {
            registration.Fail(e);
            Native.DuckDBInitSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint chunk)
    {
        var worker = FromHandle<CopyThread>(DuckDbNative.FunctionGetLocalInitData(info));
        try
        {
            var rowCount = worker.Fill(chunk);

            // Without ownership: the chunk is DuckDB's.
            using var handle = new DuckDBDataChunk(chunk);
            NativeMethods.DataChunks.DuckDBDataChunkSetSize(handle, (ulong)rowCount);
        }
        catch (Exception e)
        {
            worker.Registration.Fail(e);
            Native.DuckDBFunctionSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void FreeHandle(nint handle) => GCHandle.FromIntPtr(handle).Free();

    private static nint ToHandle(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    private static T FromHandle<T>(nint handle)
        where T : class => (T)GCHandle.FromIntPtr(handle).Target!;
}
