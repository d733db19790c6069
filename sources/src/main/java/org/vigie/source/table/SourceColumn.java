package org.vigie.source.table;

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
        /// A code, a word or an identifier; blanks around it are not part of it.
        TEXT("VARCHAR"),
        /// A name for people to read, or a code of no known form, kept as it is written.
        NAME("VARCHAR"),
        NUMBER("BIGINT"),
        REAL("DOUBLE"),
        DATE("DATE"),
        TIME("TIMESTAMP"),
        /// A date as French sources write it too: `31/12/2015`, `31-12-2015`, `31.12.2015`,
        /// `31122015`, `31DEC2015`.
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
            return switch (this) {
                case TEXT, NAME, ANY -> false;
                case NUMBER, REAL, DATE, TIME, DAY_FIRST, CENTS, TEXTS -> true;
            };
        }

        /// Whether it is a day, with or without a time.
        boolean isDay() {
            return this == DATE || this == TIME || this == DAY_FIRST;
        }

        /// Whether a word may stand where there is no value.
        boolean mayBeNothing() {
            return switch (this) {
                case NAME, ANY, TEXTS -> false;
                case TEXT, NUMBER, REAL, DATE, TIME, DAY_FIRST, CENTS -> true;
            };
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
                case TEXT, NAME, ANY -> "text";
            };
        }

        /// The rule of the finding that says a value is not of this type.
        String rule() {
            return switch (this) {
                case NUMBER, REAL, CENTS -> "unreadable-number";
                case DATE, DAY_FIRST, TIME -> "unreadable-date";
                case TEXTS -> "unreadable-list";
                case TEXT, NAME, ANY -> "unreadable-text";
            };
        }
    }

    /// Whether a file that says so of its column has values of this type, which need no parsing.
    ///
    /// @param fileType as DuckDB names it: `INTEGER`, `TIMESTAMP`
    boolean isTyped(String fileType) {
        return switch (type) {
            case NUMBER -> fileType.matches("U?(TINY|SMALL)INT|U?INTEGER|BIGINT");
            case REAL -> fileType.matches("FLOAT|DOUBLE|DECIMAL.*");
            case TEXT, NAME, DATE, TIME, TEXTS -> fileType.equals(type.sql);
            case ANY -> true;
            case DAY_FIRST, CENTS -> false;
        };
    }

    /// What DuckDB makes of the value, as an expression; nothing where it makes nothing of it.
    ///
    /// @param column the value in the file, as an expression
    String parsed(String column) {
        var text = "CAST(" + column + " AS VARCHAR)";
        var value = "TRY_CAST(" + column + " AS " + type.sql + ")";
        return switch (type) {
            case TEXT, NAME -> text;
            case ANY -> column;
            case TEXTS, NUMBER, REAL -> value;
            case CENTS -> "TRY_CAST(replace(" + text + ", ',', '.') AS DECIMAL(16, 6))";
            case DAY_FIRST ->
                    "coalesce(CAST(try_strptime("
                            + text
                            + ", '%d/%m/%Y') AS DATE), "
                            + value
                            + ", CAST(try_strptime("
                            + text
                            + ", "
                            + DAY_FORMS
                            + ") AS DATE))";
            case DATE, TIME ->
                    """
                    CASE WHEN strlen(%1$s) > 19 AND regexp_matches(%1$s, '%4$s')
                      THEN TRY_CAST(regexp_replace(%1$s, '%4$s', '\\1') AS %3$s)
                      ELSE coalesce(%2$s, CAST(try_strptime(%1$s, '%%Y%%m%%d') AS %3$s)) END\
                    """
                            .formatted(text, value, type.sql, OFFSET);
        };
    }

    /// A time of the clock with its distance from UTC behind it, `2012-03-01T00:00:00+01:00`: the
    /// day is the one that the clock showed.
    private static final String OFFSET =
            "^(.*[0-9]:[0-9]{2}(?:[.][0-9]+)?) *[+-][0-9]{2}(?::?[0-9]{2})?$";

    /// The value, or null where it cannot be read, as an expression. What DuckDB would make
    /// something of is not read either: 1.5 as a whole number (it rounds), 3.40E+12 as one (a
    /// spreadsheet has cut off its digits), `inf` as a number, `infinity` as a date.
    ///
    /// @param read what DuckDB made of it
    /// @param written as it was written
    String checked(String read, String written) {
        return switch (type) {
            case TEXT ->
                    "CASE WHEN " + NothingWords.is(read) + " THEN NULL ELSE trim(" + read + ") END";
            case NAME, ANY, TEXTS -> read;
            case NUMBER -> only(read, isWhole(read, written));
            case REAL -> only(read, "isfinite(" + read + ") AND " + isUnbroken(written));
            case CENTS ->
                    only(
                            "CAST(100 * " + cents(read) + " AS BIGINT)",
                            cents(read) + " = " + read + " AND " + isUnbroken(written));
            case DAY_FIRST ->
                    only(
                            read,
                            read + " >= DATE '1500-01-01' AND " + read + " < DATE '10000-01-01'");
            case DATE, TIME ->
                    only(
                            read,
                            read + " >= DATE '0001-01-01' AND " + read + " < DATE '10000-01-01'");
        };
    }

    /// Doubles tell whole numbers below 2^53 apart; above, and of zero, for which they take
    /// whatever is very small, the digits themselves are looked at.
    private static String isWhole(String read, String written) {
        return """
        CASE WHEN %1$s <> 0 AND %1$s BETWEEN -9007199254740991 AND 9007199254740991
          THEN CAST(%1$s AS DOUBLE) = TRY_CAST(%2$s AS DOUBLE)
            AND NOT contains(CAST(%2$s AS VARCHAR), 'E+') AND %3$s
          ELSE regexp_full_match(CAST(%2$s AS VARCHAR),
            ' *[+-]?([0-9]+[.]?0*|0*[.]?0+(e[+-]?[0-9]+)?) *') END\
        """
                .formatted(read, written, isUnbroken(written));
    }

    /// Without low lines, which DuckDB passes over: `12_345` is a name and no number.
    private static String isUnbroken(String written) {
        return "NOT contains(CAST(" + written + " AS VARCHAR), '_')";
    }

    /// No day-first date of the years 1900 to 2099 is a date when read year first, nor the other
    /// way round. The usual `31/12/2015` is tried alone before: reading by one of several forms is
    /// ten times slower.
    private static final String DAY_FORMS =
            """
            ['%Y%m%d', '%d%m%Y', '%d-%m-%Y', '%d.%m.%Y', '%d%b%Y', '%d%b%Y:%H:%M:%S', \
            '%d/%m/%Y %H:%M:%S', '%d-%m-%Y %H:%M:%S', '%d.%m.%Y %H:%M:%S']\
            """;

    /// Below ten billion euros, so that 64 bits do.
    private static String cents(String read) {
        return "TRY_CAST(" + read + " AS DECIMAL(12, 2))";
    }

    private static String only(String value, String condition) {
        return "CASE WHEN " + condition + " THEN " + value + " END";
    }
}
