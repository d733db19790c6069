package org.vigie.source;

/// A column to read.
///
/// @param required whether a file without it cannot be read
public record SourceColumn(String name, Type type, boolean required) {

    /// What its values must be.
    public enum Type {
        TEXT("VARCHAR"), NUMBER("BIGINT"), REAL("DOUBLE"), DATE("DATE"), TIME("TIMESTAMP");

        final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    /// The value, or null where it cannot be read.
    String cast() {
        var column = "\"" + name + "\"";
        return switch (type) {
            case TEXT -> "CAST(" + column + " AS VARCHAR)";
            case NUMBER, REAL -> "TRY_CAST(" + column + " AS " + type.sql + ")";
            case DATE, TIME -> "coalesce(TRY_CAST(" + column + " AS " + type.sql + "), CAST(try_strptime(CAST(" + column
                    + " AS VARCHAR), '%Y%m%d') AS " + type.sql + "))";
        };
    }
}
