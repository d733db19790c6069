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
        /// A date as French sources write it too: `31/12/2015`, `31122015`, `31DEC2015`.
        DAY_FIRST("DATE"),
        /// Euros with a point or a comma, read exactly as hundredths.
        CENTS("BIGINT"),
        /// A list of texts.
        TEXTS("VARCHAR[]"),
        /// Whatever type the file gives it.
        ANY("VARCHAR");

        final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /// Whether a value may be there and not be of this type.
        boolean mayBeUnreadable() {
            return this != TEXT && this != ANY;
        }

        String word() {
            return switch (this) {
                case NUMBER -> "whole number";
                case REAL -> "number";
                case DATE -> "date (YYYY-MM-DD)";
                case DAY_FIRST -> "date (DD/MM/YYYY or YYYY-MM-DD)";
                case CENTS -> "sum of euros with at most two decimals";
                case TIME -> "time (YYYY-MM-DD HH:MM:SS)";
                case TEXTS -> "list of texts";
                case TEXT, ANY -> "text";
            };
        }

        /// The rule of the finding that says a value is not of this type.
        String rule() {
            return switch (this) {
                case NUMBER, REAL, CENTS -> "unreadable-number";
                case DATE, DAY_FIRST, TIME -> "unreadable-date";
                case TEXTS -> "unreadable-list";
                case TEXT, ANY -> "unreadable-text";
            };
        }
    }

    /// The value, or null where it cannot be read. What DuckDB would make something of is not read
    /// either: 1.5 as a whole number (it rounds), `inf` as a number, `infinity` as a date.
    String cast() {
        var column = "\"" + name + "\"";
        var value = "TRY_CAST(" + column + " AS " + type.sql + ")";
        return switch (type) {
            case TEXT -> "CAST(" + column + " AS VARCHAR)";
            case ANY -> column;
            case TEXTS -> value;
            case NUMBER -> only(value, "CAST(" + value + " AS DOUBLE) = TRY_CAST(" + column + " AS DOUBLE)");
            case REAL -> only(value, "isfinite(" + value + ")");
            case CENTS -> only("CAST(" + hundredths(column) + " AS BIGINT)", hundredths(column) + " = round("
                    + hundredths(column) + ")");
            case DAY_FIRST -> {
                var text = "CAST(" + column + " AS VARCHAR)";
                var date = "CASE WHEN length(" + text + ") = 10 AND " + text + "[3] = '/' THEN TRY_CAST(" + text
                        + "[7:10] || '-' || " + text + "[4:5] || '-' || " + text + "[1:2] AS DATE) ELSE coalesce(TRY_CAST("
                        + column + " AS DATE), CAST(try_strptime(" + text + ", " + DAY_FIRST_FORMS + ") AS DATE)) END";
                yield only(date, date + " >= DATE '1500-01-01' AND " + date + " < DATE '10000-01-01'");
            }
            case DATE, TIME -> {
                var date = "coalesce(" + value + ", CAST(try_strptime(CAST(" + column + " AS VARCHAR), '%Y%m%d') AS "
                        + type.sql + "))";
                yield only(date, date + " >= DATE '0001-01-01' AND " + date + " < DATE '10000-01-01'");
            }
        };
    }

    /// No day-first date of the years 1900 to 2099 is a date when read year first, nor the other way round. The usual
    /// `31/12/2015` is taken apart before: reading by a form is several times slower.
    private static final String DAY_FIRST_FORMS = "['%Y%m%d', '%d/%m/%Y', '%d%m%Y', '%d%b%Y', '%d%b%Y:%H:%M:%S',"
            + " '%d/%m/%Y %H:%M:%S']";

    private static String hundredths(String column) {
        return "(100 * TRY_CAST(replace(CAST(" + column + " AS VARCHAR), ',', '.') AS DECIMAL(30, 6)))";
    }

    private static String only(String value, String condition) {
        return "CASE WHEN " + condition + " THEN " + value + " END";
    }
}
