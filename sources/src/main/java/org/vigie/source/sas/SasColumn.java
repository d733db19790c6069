package org.vigie.source.sas;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// A column of a SAS data set. Its format says what its numbers mean: days or seconds since
/// 1960-01-01, or digits with zeros before them; any other format is a matter of looks.
///
/// @param width how many digits are shown
public record SasColumn(String name, Kind kind, int width) {

    /// What the values are.
    public enum Kind {
        TEXT,
        NUMBER,
        /// A number shown with zeros before it, as by `Z5.`.
        PADDED,
        /// A number of days.
        DAY,
        /// A number of seconds.
        TIME
    }

    /// From here on neighbouring whole numbers are one in a double, so that digits may be lost.
    private static final double EXACT = 1L << 53;

    private static final double MICROS = 1e6;
    private static final long MICROS_IN_SECOND = 1_000_000;
    private static final int NANOS_IN_MICRO = 1_000;

    private static final long EPOCH_DAY = LocalDate.of(1960, 1, 1).toEpochDay();
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    /// How SAS calls the formats of days.
    private static final Pattern DAYS =
            Pattern.compile(
                    """
                    (DATE|DAY|WEEKDAY|DOWNAME|WEEK[UVW]|MONTH|MONNAME|YEAR|QTRR?|JULIAN|JULDAY\
                    |PDJUL[GI]|MONYY|YYMON|MINGUO|NENGO|HDATE|HEBDATE|[BE]8601DA|IS8601DA\
                    |(DDMMYY|MMDDYY|YYMMDD)[BCDNPS]?|(MMYY|YYMM|YYQR?)[CDNPS]?|WORDDAT[EX]\
                    |WEEKDAT[EX]|NLDATE[A-Z]*|[A-Z]{3}DF(DD|DE|DN|DWN|MN|MY|WDX|WKX))\
                    """);

    /// How SAS calls the formats of days with a time.
    private static final Pattern TIMES =
            Pattern.compile(
                    """
                    (DATETIME|DATEAMPM|DTDATE|DTMONYY|DTWKDATX|DTYEAR|DTYYQC|MDYAMPM|YMDDTTM\
                    |[BE]8601(DT|DN|DZ|DX|LX)|IS8601(DT|DN|DZ)|NLDATM[A-Z]*|[A-Z]{3}DFDT)\
                    """);

    /// @param format as the file writes it: `DATE`, `DDMMYY`, `$CHAR`, `Z`, or the empty string
    static SasColumn of(String name, boolean text, String format, int width, int precision) {
        var plain = format.strip().toUpperCase(Locale.ROOT).replaceAll("[0-9]*[.]?[0-9]*$", "");
        return new SasColumn(name, text ? Kind.TEXT : kind(plain, precision), width);
    }

    private static Kind kind(String format, int precision) {
        if (DAYS.matcher(format).matches()) {
            return Kind.DAY;
        }
        if (TIMES.matcher(format).matches()) {
            return Kind.TIME;
        }
        return format.equals("Z") && precision == 0 ? Kind.PADDED : Kind.NUMBER;
    }

    /// A number as a file of text would have it: `20150131`, `12.5`, `007`, `2015-01-31`,
    /// `2015-01-31 08:30:00`. A whole number whose digits a double cannot hold is written so that
    /// it is taken for no whole number: `9.01000000000000E+15`.
    String text(double value) {
        return switch (kind) {
            case DAY -> day(value);
            case TIME -> time(value);
            case PADDED -> padded(number(value));
            case NUMBER, TEXT -> number(value);
        };
    }

    private String padded(String digits) {
        return digits.matches("[0-9]+") && digits.length() < width
                ? "0".repeat(width - digits.length()) + digits
                : digits;
    }

    private static String number(double value) {
        if (value != Math.rint(value)) {
            return new BigDecimal(Double.toString(value)).toPlainString();
        }
        return Math.abs(value) < EXACT
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.14E", value);
    }

    private static String day(double value) {
        try {
            return LocalDate.ofEpochDay(Math.addExact((long) Math.floor(value), EPOCH_DAY))
                    .toString();
        } catch (DateTimeException | ArithmeticException _) {
            return number(value);
        }
    }

    private static String time(double value) {
        double micros = Math.rint(value * MICROS);
        if (Math.abs(micros) >= Long.MAX_VALUE) {
            return number(value);
        }
        long seconds = Math.floorDiv((long) micros, MICROS_IN_SECOND);
        int fraction = (int) Math.floorMod((long) micros, MICROS_IN_SECOND);
        var time =
                LocalDateTime.ofEpochSecond(
                        seconds + EPOCH_SECOND, fraction * NANOS_IN_MICRO, ZoneOffset.UTC);
        return time.format(fraction == 0 ? CLOCK : MICROSECONDS);
    }
}
