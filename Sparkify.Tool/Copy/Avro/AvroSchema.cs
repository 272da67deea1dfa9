using System.Text;
using Avro;

namespace Sparkify.Tool.Copy.Avro;

/// <summary>Makes of a file's schema what reads its records.</summary>
internal sealed class AvroSchema
{
    private readonly Dictionary<RecordSchema, AvroRecord> records = new(ReferenceEqualityComparer.Instance);

    private AvroSchema() { }

    /// <exception cref="InvalidDataException">it is no schema of records</exception>
    public static AvroType Compile(string json)
    {
        Schema schema;
        try
        {
            schema = Schema.Parse(json);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidDataException($"its schema is none: {error.Message.TrimEnd('.')}", error);
        }

        return schema is RecordSchema { Tag: Schema.Type.Record }
            ? new AvroSchema().TypeOf(schema)
            : throw new InvalidDataException($"its schema's type is {Schema.GetTypeString(schema.Tag)}, not record");
    }

    private AvroType TypeOf(Schema schema) =>
        schema switch
        {
            LogicalSchema logical => TypeOf(logical.BaseSchema),
            RecordSchema record => RecordOf(record),
            ArraySchema array => new AvroArray(TypeOf(array.ItemSchema)),
            MapSchema map => new AvroMap(TypeOf(map.ValueSchema)),
            UnionSchema union => new AvroUnion([.. union.Schemas.Select(TypeOf)]),
            EnumSchema symbols => new AvroEnum([.. symbols.Symbols.Select(Encoding.UTF8.GetBytes)]),
            FixedSchema bytes => new AvroBytes(bytes.Size),
            _ => PrimitiveOf(schema.Tag),
        };

    private static AvroType PrimitiveOf(Schema.Type type) =>
        type switch
        {
            Schema.Type.Null => new AvroNull(),
            Schema.Type.Boolean => new AvroBoolean(),
            Schema.Type.Int => new AvroInt(),
            Schema.Type.Long => new AvroLong(),
            Schema.Type.Float => new AvroFloat(),
            Schema.Type.Double => new AvroDouble(),
            Schema.Type.String => new AvroString(),
            Schema.Type.Bytes => new AvroBytes(null),
            _ => throw new InvalidDataException($"its schema has the type {type}"),
        };

    private AvroRecord RecordOf(RecordSchema schema)
    {
        if (records.TryGetValue(schema, out var known))
        {
            return known;
        }

        var record = records[schema] = new AvroRecord();
        record.SetFields([.. schema.Fields.Select(f => (f.Name, TypeOf(f.Schema)))]);
        return record;
    }
}
