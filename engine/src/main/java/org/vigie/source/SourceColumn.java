package org.vigie.source;

/// A column to read.
public record SourceColumn(String name, Type type, Need need) {

    /// What a file without the column means.
    public enum Need {
        /// It cannot be read.
        REQUIRED,
        /// It can be read, and the absence is worth saying.
        EXPECTED,
        /// Nothing: few files have it.
        OPTIONAL
    }

    public SourceColumn(String name, Type type, boolean required) {
        this(name, type, required ? Need.REQUIRED : Need.EXPECTED);
    }

    /// What its values must be.
    public enum Type {
        TEXT("VARCHAR"), NUMBER("BIGINT"), REAL("DOUBLE"), DATE("DATE"), TIME("TIMESTAMP"),
        /// A list of texts.
        TEXTS("VARCHAR[]"),
        /// Whatever type the file gives it.
        ANY("VARCHAR");

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
            case ANY -> column;
            case NUMBER, REAL, TEXTS -> "TRY_CAST(" + column + " AS " + type.sql + ")";
            case DATE, TIME -> "coalesce(TRY_CAST(" + column + " AS " + type.sql + "), CAST(try_strptime(CAST(" + column
                    + " AS VARCHAR), '%Y%m%d') AS " + type.sql + "))";
        };
    }
}
