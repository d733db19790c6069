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

    /// The value, or null where it cannot be read. What DuckDB would make something of is not read
    /// either: 1.5 as a whole number (it rounds), `inf` as a number, `infinity` as a date.
    String cast() {
        var column = "\"" + name + "\"";
        var value = "TRY_CAST(" + column + " AS " + type.sql + ")";
        return switch (type) {
            case TEXT -> "CAST(" + column + " AS VARCHAR)";
            case NUMBER -> only(value, "CAST(" + value + " AS DOUBLE) = TRY_CAST(" + column + " AS DOUBLE)");
            case REAL -> only(value, "isfinite(" + value + ")");
            case DATE, TIME -> {
                var date = "coalesce(" + value + ", CAST(try_strptime(CAST(" + column + " AS VARCHAR), '%Y%m%d') AS "
                        + type.sql + "))";
                yield only(date, date + " >= DATE '0001-01-01' AND " + date + " < DATE '10000-01-01'");
            }
        };
    }

    private static String only(String value, String condition) {
        return "CASE WHEN " + condition + " THEN " + value + " END";
    }
}
