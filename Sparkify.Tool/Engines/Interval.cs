namespace Sparkify.Tool.Engines;

/// <summary>A value of INTERVAL: its parts are not converted into each other.</summary>
internal readonly record struct Interval(int Months, int Days, long Microseconds);
