using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Copy;

/// <summary>A column that a COPY fills. ReplacesNull: it is NOT NULL and has a default, so the engine stores the default in place of a NULL.</summary>
internal sealed record CopyColumn(string Name, ColumnType Type, bool NotNull, bool ReplacesNull);
