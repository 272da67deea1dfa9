using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sparkify.Tool.Engines.DuckDb;

/// <summary>What DuckDB.NET 1.5.6 does not import of the table functions of DuckDB's C interface.</summary>
/// <seealso href="https://duckdb.org/docs/stable/clients/c/table_functions"/>
internal static unsafe partial class DuckDbNative
{
    private const string Library = "duckdb";

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_local_init")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void TableFunctionSetLocalInit(nint function, delegate* unmanaged[Cdecl]<nint, void> init);

    [LibraryImport(Library, EntryPoint = "duckdb_init_set_max_threads")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void InitSetMaxThreads(nint info, ulong maxThreads);

    [LibraryImport(Library, EntryPoint = "duckdb_function_get_local_init_data")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint FunctionGetLocalInitData(nint info);
}
