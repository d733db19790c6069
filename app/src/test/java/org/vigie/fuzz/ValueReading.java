package org.vigie.fuzz;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.DuckRows;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.SourceColumn;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.TableReader;
import org.vigie.timeline.Progress;

/// Single values, each line of an input one, read as every type and compared with what Java makes
/// of them: no number and no day is another than the one that is written, and what is written
/// plainly is read.
final class ValueReading {

    private static final int MOST_VALUES = 200;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern EUROS = Pattern.compile("-?\\d{1,9}([.,]\\d{1,2})?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d\\d)/(\\d\\d)/(\\d{4})");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(\\d{4})-(\\d\\d)-(\\d\\d)[ T]((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d)(?:[.]\\d{1,6})?"
                            + "(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");

    private static final List<SourceColumn> COLUMNS =
            List.of(
                    new SourceColumn("n", SourceColumn.Type.NUMBER, SourceColumn.Need.REQUIRED),
                    new SourceColumn("x", SourceColumn.Type.REAL, SourceColumn.Need.REQUIRED),
                    new SourceColumn("c", SourceColumn.Type.CENTS, SourceColumn.Need.REQUIRED),
                    new SourceColumn("d", SourceColumn.Type.DATE, SourceColumn.Need.REQUIRED),
                    new SourceColumn("f", SourceColumn.Type.DAY_FIRST, SourceColumn.Need.REQUIRED),
                    new SourceColumn("t", SourceColumn.Type.TIME, SourceColumn.Need.REQUIRED));

    private ValueReading() {}

    static void read(Path file) throws Exception {
        var values =
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .filter(value -> !value.isEmpty() && value.indexOf('\0') < 0)
                        .limit(MOST_VALUES)
                        .toList();
        var table = new StringBuilder("n,x,c,d,f,t\n");
        for (var value : values) {
            var quoted = "\"" + value.replace("\"", "\"\"") + "\"";
            table.append(String.join(",", List.of(quoted, quoted, quoted, quoted, quoted, quoted)))
                    .append('\n');
        }
        var csv = file.resolveSibling("values.csv");
        Files.writeString(csv, table);
        var rows = new ArrayList<Read>();
        try (var duck = Duck.beside(file.getParent(), "200MB", Progress.SILENT)) {
            new TableReader(duck, new Findings())
                    .read(new SourceFile(csv, SourceFile.Format.CSV), "t", COLUMNS, List.of());
            duck.forEach(
                    """
                    SELECT CAST(n AS VARCHAR), CAST(x AS VARCHAR), CAST(c AS VARCHAR),
                      CAST(d AS VARCHAR), CAST(f AS VARCHAR), CAST(t AS VARCHAR)
                    FROM t ORDER BY "row"\
                    """,
                    row -> rows.add(Read.of(row)));
        }
        if (rows.size() != values.size()) {
            throw new ContractBroken(values.size() + " values became " + rows.size() + " rows");
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).check(values.get(i));
        }
    }

    /// What floating point leaves behind the sixth decimal of a sum is passed over.
    private static BigDecimal cents(BigDecimal euros) {
        return euros.precision() - euros.scale() < 20 && euros.scale() < 1_000
                ? euros.setScale(6, RoundingMode.HALF_UP).movePointRight(2)
                : euros;
    }

    /// What became of a value; empty texts where it was not read.
    private record Read(
            String whole, String real, String cents, String day, String french, String time) {

        static Read of(DuckRows row) {
            return new Read(
                    row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5));
        }

        void check(String value) {
            same("a whole number", value, whole, WHOLE, number(value));
            same("a number", value, real, DECIMAL, number(value));
            same(
                    "a sum",
                    value,
                    cents,
                    EUROS,
                    number(value.replace(',', '.')).map(ValueReading::cents));
            sameDays(value);
        }

        private static Optional<BigDecimal> number(String value) {
            try {
                return Optional.of(new BigDecimal(value.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private static void same(
                String what, String value, String read, Pattern plain, Optional<BigDecimal> java) {
            if (read.isEmpty()) {
                if (plain.matcher(value).matches()) {
                    throw new ContractBroken("'" + value + "' was not read as " + what);
                }
                return;
            }
            if (java.isEmpty()
                    || Double.compare(
                                    java.get().doubleValue() + 0.0, Double.parseDouble(read) + 0.0)
                            != 0
                    || (!what.equals("a number")
                            && java.get().compareTo(new BigDecimal(read)) != 0)) {
                throw new ContractBroken("'" + value + "' was read as " + what + ", " + read);
            }
        }

        /// Days and times in the forms that are told; what has none of them may be read or not.
        private void sameDays(String value) {
            var iso = ISO.matcher(value);
            if (iso.matches()) {
                var there = date(iso.group(1), iso.group(2), iso.group(3));
                sameDay(value, day, there, 1);
                sameDay(value, french, there, 1500);
                sameDay(value, start(time), there, 1);
            }
            var dayFirst = DAY_FIRST.matcher(value);
            if (dayFirst.matches()) {
                var there = date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
                sameDay(value, french, there, 1500);
                sameDay(value, day, Optional.empty(), 1);
                sameDay(value, time, Optional.empty(), 1);
            }
            var clock = CLOCK.matcher(value);
            if (clock.matches()) {
                var there = date(clock.group(1), clock.group(2), clock.group(3));
                sameDay(value, day, there, 1);
                sameDay(value, start(time), there, 1);
                if (!time.isEmpty() && !time.substring(11, 19).equals(clock.group(4))) {
                    throw new ContractBroken("'" + value + "' was read as the time " + time);
                }
            }
        }

        private static String start(String time) {
            return time.isEmpty() ? "" : time.substring(0, 10);
        }

        private static Optional<LocalDate> date(String year, String month, String day) {
            try {
                return Optional.of(
                        LocalDate.of(
                                Integer.parseInt(year),
                                Integer.parseInt(month),
                                Integer.parseInt(day)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        /// @param first the first year that is read
        private static void sameDay(
                String value, String read, Optional<LocalDate> there, int first) {
            var expected =
                    there.filter(day -> day.getYear() >= first).map(LocalDate::toString).orElse("");
            if (!read.equals(expected)) {
                throw new ContractBroken(
                        "'"
                                + value
                                + "' was read as the day '"
                                + read
                                + "', not '"
                                + expected
                                + "'");
            }
        }
    }
}
