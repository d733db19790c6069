package org.vigie.store.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/// A column of a file.
///
/// @param optional whether a value may be absent
public record Column(String name, Kind kind, Layout layout, boolean optional) {

    /// What a value is.
    public enum Kind {
        /// A whole number of 32 bits.
        INT(org.apache.parquet.format.Type.INT32, null),
        /// Days since 1970-01-01.
        DATE(org.apache.parquet.format.Type.INT32, ConvertedType.DATE),
        /// A whole number of 64 bits.
        LONG(org.apache.parquet.format.Type.INT64, null),
        /// Microseconds since 1970-01-01, local time.
        TIME(org.apache.parquet.format.Type.INT64, ConvertedType.TIMESTAMP_MICROS),
        /// Hundredths of a currency.
        CENTS(org.apache.parquet.format.Type.INT64, ConvertedType.DECIMAL),
        DOUBLE(org.apache.parquet.format.Type.DOUBLE, null),
        TEXT(org.apache.parquet.format.Type.BYTE_ARRAY, ConvertedType.UTF8);

        final org.apache.parquet.format.Type physical;
        final @Nullable ConvertedType converted;

        Kind(org.apache.parquet.format.Type physical, @Nullable ConvertedType converted) {
            this.physical = physical;
            this.converted = converted;
        }

        /// Bytes a value takes in a plain array.
        int bytes() {
            return switch (this) {
                case INT, DATE -> 4;
                case LONG, TIME, CENTS, DOUBLE -> 8;
                case TEXT -> throw new IllegalStateException("text has no fixed width");
            };
        }
    }

    /// How values lie in the file.
    public enum Layout {
        /// One after the other.
        PLAIN,
        /// A sorted dictionary and an array of indices into it, of 16 or 32 bits: for what folds
        /// read at every event.
        INDEX,
        /// A sorted dictionary and indices of 8, 16, 24 or 32 bits, or numbers one after the other
        /// where that is not clearly larger; decided for each row group.
        SMALLEST,
        /// A dictionary in order of appearance and runs of equal values.
        RUNS
    }

    public static Column required(String name, Kind kind, Layout layout) {
        return new Column(name, kind, layout, false);
    }

    public static Column optional(String name, Kind kind, Layout layout) {
        return new Column(name, kind, layout, true);
    }

    SchemaElement element() {
        var element = new SchemaElement(name);
        element.setType(kind.physical);
        element.setRepetition_type(
                optional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
        if (kind.converted != null) {
            element.setConverted_type(kind.converted);
        }
        if (kind == Kind.CENTS) {
            element.setScale(2);
            element.setPrecision(18);
        }
        if (kind == Kind.TIME) {
            var micros = new org.apache.parquet.format.TimeUnit();
            micros.setMICROS(new org.apache.parquet.format.MicroSeconds());
            var local = new org.apache.parquet.format.TimestampType(false, micros);
            element.setLogicalType(org.apache.parquet.format.LogicalType.TIMESTAMP(local));
        }
        return element;
    }
}
