package org.vigie.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.vigie.cli.Vigie;
import picocli.CommandLine;

/// What users get, held against files that an independent program made from the same people
/// (`app/src/test/golden`). Everything goes through the command line.
final class Golden {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "golden");

    /// Of a number's value. Another, such as an optimiser's, has to be said beside the table.
    static final double TOLERANCE = 1e-9;

    private static final String WHOLE = "-?\\d+";

    private Golden() {}

    static Path resource(String kind) {
        return RESOURCES.resolve(kind);
    }

    /// Runs the program; it has to succeed.
    static void vigie(Object... words) {
        var arguments = new String[words.length];
        for (int w = 0; w < words.length; w++) {
            arguments[w] = words[w].toString();
        }
        var said = new StringWriter();
        int code =
                new CommandLine(new Vigie())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(said, true))
                        .setErr(new PrintWriter(said, true))
                        .execute(arguments);
        assertEquals(0, code, String.join(" ", arguments) + "\n" + said);
    }

    /// The folder holds exactly the expected tables, each as CSV and as Parquet, and nothing else.
    static void sameFiles(Path expected, Path results) throws IOException {
        var wanted = new TreeSet<String>();
        for (var name : names(expected)) {
            wanted.add(name);
            wanted.add(name.replace(".csv", ".parquet"));
        }
        assertEquals(wanted, names(results));
    }

    static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    /// A table of the results, value by value, and its Parquet twin.
    ///
    /// @param alike pairs of columns that may hold the same in every row, each with the reason
    static void same(
            Path expected,
            Path results,
            String name,
            double tolerance,
            Map<Set<String>, String> alike)
            throws Exception {
        var found = sameCsv(expected, results, name, tolerance, alike);
        assertEquals(
                found, GoldenTable.parquet(results.resolve(name + ".parquet")), name + ".parquet");
    }

    /// The CSV file alone.
    static GoldenTable sameCsv(
            Path expected,
            Path results,
            String name,
            double tolerance,
            Map<Set<String>, String> alike) {
        var wanted = GoldenTable.csv(expected.resolve(name + ".csv"));
        noColumnsAlike(name, wanted, alike);
        var found = GoldenTable.csv(results.resolve(name + ".csv"));
        assertEquals(wanted.heads(), found.heads(), name);
        for (int r = 0; r < Math.min(wanted.rows().size(), found.rows().size()); r++) {
            for (int c = 0; c < wanted.heads().size(); c++) {
                same(
                        wanted.rows().get(r).get(c),
                        found.rows().get(r).get(c),
                        tolerance,
                        wanted.where(name, r, c));
            }
        }
        assertEquals(wanted.rows().size(), found.rows().size(), name + ": rows");
        return found;
    }

    static void same(Path expected, Path results, String name) throws Exception {
        same(expected, results, name, TOLERANCE, Map.of());
    }

    private static void same(String wanted, String found, double tolerance, String where) {
        if (wanted.equals(found)) {
            return;
        }
        assertTrue(
                !wanted.matches(WHOLE)
                        && isNumber(wanted)
                        && isNumber(found)
                        && found.contains("."),
                where + ": expected '" + wanted + "', found '" + found + "'");
        assertEquals(
                Double.parseDouble(wanted),
                Double.parseDouble(found),
                tolerance * Math.abs(Double.parseDouble(wanted)),
                where);
    }

    /// A table of which one column is drawn at random, and lies within a distance from what is
    /// expected.
    static void sameBut(
            Path expected, Path results, String name, String drawn, DoubleUnaryOperator distance)
            throws Exception {
        var wanted = GoldenTable.csv(expected.resolve(name + ".csv"));
        noColumnsAlike(name, wanted, Map.of());
        var found = GoldenTable.csv(results.resolve(name + ".csv"));
        assertEquals(wanted.heads(), found.heads(), name);
        assertEquals(wanted.rows().size(), found.rows().size(), name + ": rows");
        for (int r = 0; r < wanted.rows().size(); r++) {
            for (int c = 0; c < wanted.heads().size(); c++) {
                var cell = wanted.rows().get(r).get(c);
                var where = wanted.where(name, r, c);
                if (wanted.heads().get(c).equals(drawn)) {
                    double middle = Double.parseDouble(cell);
                    assertEquals(
                            middle,
                            Double.parseDouble(found.rows().get(r).get(c)),
                            distance.applyAsDouble(middle),
                            where);
                } else {
                    same(cell, found.rows().get(r).get(c), TOLERANCE, where);
                }
            }
        }
        assertEquals(
                found, GoldenTable.parquet(results.resolve(name + ".parquet")), name + ".parquet");
    }

    /// The same rows, in which counts of 1 to `few` people are empty and others are as expected or
    /// empty too.
    static void sameOrHidden(Path expected, Path results, String name, String[] counts, int few)
            throws Exception {
        var wanted = GoldenTable.csv(expected.resolve(name + ".csv"));
        var found = GoldenTable.csv(results.resolve(name + ".csv"));
        assertEquals(wanted.heads(), found.heads(), name);
        assertEquals(wanted.rows().size(), found.rows().size(), name + ": rows");
        int hidden = 0;
        for (int r = 0; r < wanted.rows().size(); r++) {
            for (int c = 0; c < wanted.heads().size(); c++) {
                var cell = wanted.rows().get(r).get(c);
                var shown = found.rows().get(r).get(c);
                var where = name + ", row " + (r + 1) + ", " + wanted.heads().get(c);
                boolean isCount = List.of(counts).contains(wanted.heads().get(c));
                boolean isFew =
                        isCount
                                && !cell.isEmpty()
                                && Long.parseLong(cell) > 0
                                && Long.parseLong(cell) <= few;
                assertTrue(!isFew || shown.isEmpty(), where + " is of few people");
                if (!shown.isEmpty()) {
                    same(cell, shown, TOLERANCE, where);
                }
                hidden += shown.isEmpty() && !cell.isEmpty() ? 1 : 0;
            }
        }
        assertTrue(hidden > 0, name + ": nothing is hidden");
        assertEquals(
                found, GoldenTable.parquet(results.resolve(name + ".parquet")), name + ".parquet");
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }

    /// Columns that hold the same in every row could be swapped, and nobody would see it.
    private static void noColumnsAlike(
            String name, GoldenTable table, Map<Set<String>, String> alike) {
        for (int a = 0; a < table.heads().size(); a++) {
            for (int b = a + 1; b < table.heads().size(); b++) {
                var pair = Set.of(table.heads().get(a), table.heads().get(b));
                assertEquals(
                        alike.containsKey(pair),
                        table.column(a).equals(table.column(b)),
                        name + ": expected values tell " + pair + " apart");
            }
        }
    }
}
