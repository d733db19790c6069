package org.vigie.source.snds;

import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceColumn.Need;
import org.vigie.source.table.SourceColumn.Type;

/// A column to read, written `name:kind!`: text where there is no kind; `!` marks what a file must
/// have, `?` what only some years have.
record SndsColumn(String name, Kind kind, Need need) {

    enum Kind {
        TEXT(Type.TEXT),
        NUMBER(Type.NUMBER),
        REAL(Type.REAL),
        DAY(Type.DAY_FIRST),
        CENTS(Type.CENTS),
        /// The nine characters of a FINESS, of which a number has lost the leading zeros.
        FINESS(Type.TEXT),
        /// A number that some tables write with leading zeros and some without.
        SERIAL(Type.TEXT);

        final Type type;

        Kind(Type type) {
            this.type = type;
        }
    }

    static SndsColumn of(String word) {
        var parts = word.replaceAll("[!?]$", "").split(":");
        var kind =
                parts.length == 1
                        ? Kind.TEXT
                        : Kind.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
        return new SndsColumn(
                parts[0],
                kind,
                word.endsWith("!")
                        ? Need.REQUIRED
                        : word.endsWith("?") ? Need.OPTIONAL : Need.EXPECTED);
    }

    SourceColumn named(String written) {
        return new SourceColumn(written, kind.type, need);
    }

    /// The value as every table writes it.
    String value(String written) {
        var column = "\"" + written + "\"";
        return switch (kind) {
            case TEXT -> "nullif(trim(" + column + "), '')";
            case FINESS ->
                    """
                    CASE WHEN length(trim(%s)) < 9 THEN lpad(trim(%s), 9, '0')
                      ELSE trim(%s) END\
                    """
                            .formatted(column, column, column);
            case SERIAL ->
                    """
                    coalesce(nullif(ltrim(trim(%s), '0'), ''), left(trim(%s), 1))\
                    """
                            .formatted(column, column);
            case DAY -> "CASE WHEN " + column + " > DATE '1600-12-31' THEN " + column + " END";
            case NUMBER, REAL, CENTS -> column;
        };
    }

    /// The value where a file has no such column.
    String absent() {
        return "CAST(NULL AS %s)"
                .formatted(
                        switch (kind) {
                            case TEXT, FINESS, SERIAL -> "VARCHAR";
                            case NUMBER, CENTS -> "BIGINT";
                            case REAL -> "DOUBLE";
                            case DAY -> "DATE";
                        });
    }
}
