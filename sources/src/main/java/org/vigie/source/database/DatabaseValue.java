package org.vigie.source.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column of a table of a database, whose values become text as a CSV file has them.
///
/// @param kind what its values are
/// @param zone whose clock times are read on that the database keeps without one
record DatabaseValue(Kind kind, ZoneId zone) {

    enum Kind {
        TEXT,
        TRUTH,
        DECIMAL,
        FLOATING,
        DAY,
        TIME,
        /// A moment, which has another time of day in each zone.
        MOMENT,
        /// A time of day with its distance from UTC.
        OFFSET
    }

    /// Databases that turn a time with a zone into a moment and forget the zone.
    private static final Set<String> FORGETFUL = Set.of("PostgreSQL", "DuckDB");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final int NANOS_IN_MICRO = 1_000;

    static DatabaseValue of(ResultSetMetaData about, int column, String product, ZoneId zone)
            throws SQLException {
        return new DatabaseValue(
                kind(about.getColumnType(column), about.getColumnTypeName(column), product), zone);
    }

    private static Kind kind(int type, String name, String product) {
        boolean zoned = type == Types.TIMESTAMP_WITH_TIMEZONE || name.equals("timestamptz");
        if (zoned) {
            return FORGETFUL.contains(product) ? Kind.MOMENT : Kind.OFFSET;
        }
        return switch (type) {
            case Types.BOOLEAN, Types.BIT -> Kind.TRUTH;
            case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> Kind.FLOATING;
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP -> Kind.TIME;
            default -> Kind.TEXT;
        };
    }

    /// The value in the current row; null where there is none.
    @Nullable String text(ResultSet rows, int column) throws SQLException {
        return switch (kind) {
            case TEXT -> rows.getString(column);
            case TRUTH -> truth(rows, column);
            case DECIMAL -> decimal(rows, column);
            case FLOATING -> floating(rows, column);
            case DAY -> day(rows, column);
            case TIME -> time(rows, column);
            case MOMENT -> {
                var moment = rows.getObject(column, OffsetDateTime.class);
                yield moment == null
                        ? null
                        : words(moment.atZoneSameInstant(zone).toLocalDateTime());
            }
            case OFFSET -> {
                var moment = rows.getObject(column, OffsetDateTime.class);
                yield moment == null ? null : words(moment.toLocalDateTime());
            }
        };
    }

    private static @Nullable String truth(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column) instanceof Boolean truth
                ? truth.toString()
                : rows.getString(column);
    }

    private static @Nullable String decimal(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column) instanceof BigDecimal number
                ? number.toPlainString()
                : rows.getString(column);
    }

    /// The fewest digits that tell the number, without a fraction where there is none.
    private static @Nullable String floating(ResultSet rows, int column) throws SQLException {
        return switch (rows.getObject(column)) {
            case Float number when Float.isFinite(number) -> plain(number.toString());
            case Double number when Double.isFinite(number) -> plain(number.toString());
            case null -> null;
            case Object other -> other.toString();
        };
    }

    private static String plain(String number) {
        var exact = new BigDecimal(number);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String day(ResultSet rows, int column) throws SQLException {
        try {
            var day = rows.getObject(column, LocalDate.class);
            return day == null ? null : day.toString();
        } catch (SQLException _) {
            return rows.getString(column);
        }
    }

    /// As the database has it: {@link java.sql.Timestamp} would move what this machine's own clock
    /// skips in spring.
    private static @Nullable String time(ResultSet rows, int column) throws SQLException {
        try {
            var time = rows.getObject(column, LocalDateTime.class);
            return time == null ? null : words(time);
        } catch (SQLException _) {
            return rows.getString(column);
        }
    }

    private static String words(LocalDateTime time) {
        return time.format(time.getNano() < NANOS_IN_MICRO ? SECONDS : MICROSECONDS);
    }
}
