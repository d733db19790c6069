package org.vigie.report.table;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.vigie.store.parquet.Column;

/// A column of a table that users receive: what it is called, what it is measured in, what it
/// means, and where its value comes from.
///
/// @param <R> a row of the table
/// @param name small letters, digits and `_`
/// @param words what it means, in one sentence; where its lines break is immaterial
public record ResultColumn<R>(String name, Unit unit, String words, Value<R> value) {

    /// @throws IllegalArgumentException where the name is not one, nothing says what the column
    ///   means, or a number has no unit
    public ResultColumn {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "the name of a column needs small letters, digits and _, was '" + name + "'");
        }
        if (words.isBlank()) {
            throw new IllegalArgumentException(
                    "the column " + name + " needs words that say what it means");
        }
        if (unit == Unit.NONE && !(value instanceof Value.Text)) {
            throw new IllegalArgumentException("the column " + name + " needs a unit");
        }
        words = oneLine(words);
    }

    static String oneLine(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }

    /// What a column holds, and how it is taken from a row.
    public sealed interface Value<R> {

        record Text<R>(Function<? super R, String> of) implements Value<R> {}

        /// A whole number of 64 bits.
        record Whole<R>(ToLongFunction<? super R> of) implements Value<R> {}

        /// A number; `NaN` where there is none.
        record Real<R>(ToDoubleFunction<? super R> of) implements Value<R> {}

        /// A whole number that may be hidden.
        record Shown<R>(Function<? super R, OptionalLong> of) implements Value<R> {}

        /// A whole number of 32 bits.
        record Number<R>(ToIntFunction<? super R> of) implements Value<R> {}

        /// A day, counted from 1970-01-01.
        record Date<R>(ToIntFunction<? super R> of) implements Value<R> {}
    }

    /// What its values are, in words.
    public String type() {
        return switch (value) {
            case Value.Text<R> _ -> "text";
            case Value.Whole<R> _, Value.Number<R> _ -> "whole number";
            case Value.Real<R> _ -> "number";
            case Value.Shown<R> _ -> "whole number or hidden";
            case Value.Date<R> _ -> "date";
        };
    }

    /// The column of a Parquet file that holds its values.
    Column parquet() {
        var kind =
                switch (value) {
                    case Value.Text<R> _ -> Column.Kind.TEXT;
                    case Value.Whole<R> _, Value.Shown<R> _ -> Column.Kind.LONG;
                    case Value.Real<R> _ -> Column.Kind.DOUBLE;
                    case Value.Number<R> _ -> Column.Kind.INT;
                    case Value.Date<R> _ -> Column.Kind.DATE;
                };
        boolean optional = value instanceof Value.Real || value instanceof Value.Shown;
        var layout = value instanceof Value.Text ? Column.Layout.INDEX : Column.Layout.PLAIN;
        return new Column(name, kind, layout, optional);
    }
}
