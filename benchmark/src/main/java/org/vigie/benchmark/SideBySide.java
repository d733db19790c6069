package org.vigie.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vigie.runner.LocalRunner;
import org.vigie.source.simulate.Simulation;
import org.vigie.source.simulate.Simulator;
import org.vigie.store.Store;
import org.vigie.timeline.Code;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Progress;

/// Simulates people, puts them into a store and into DuckDB's own table, asks both the same questions in
/// turn, checks that the answers agree, and prints a table.
///
/// Arguments: a folder to work in, and numbers of people.
public final class SideBySide {

    private static final int RUNS = 5;

    private SideBySide() {
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        for (int a = 1; a < arguments.length; a++) {
            int people = Integer.parseInt(arguments[a]);
            var place = folder.resolve("people-" + people);
            long begun = System.nanoTime();
            if (!Files.exists(place)) {
                Simulator.write(Simulation.of(people), place, Progress.SILENT);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            try (var store = Store.open(place)) {
                System.out.printf(Locale.ROOT, "%n### %,d people, %,d events%n%nSimulated in %.1f s.%n%n", people,
                        store.manifest().events(), seconds);
                ask(store, folder.resolve("duck-" + people + ".db"));
            }
        }
    }

    private static void ask(Store store, Path database) throws Exception {
        Files.deleteIfExists(database);
        try (var duck = new NativeTable(store, database)) {
            System.out.printf(Locale.ROOT, "Bytes an event: Vigie %.1f (all columns, postings included), DuckDB %.1f (person, day,"
                    + " code only).%n%n", bytes(store.folder()) / (double) store.manifest().events(),
                    Files.size(database) / (double) store.manifest().events());
            for (int threads : new int[] {1, Runtime.getRuntime().availableProcessors()}) {
                duck.execute("SET threads = " + threads);
                System.out.printf("On %d core%s, caches warm, median of %d:%n%n", threads, threads == 1 ? "" : "s", RUNS);
                System.out.println(Timed.table(questions(new LocalRunner(store, threads, Progress.SILENT), duck)));
            }
        } finally {
            Files.deleteIfExists(database);
        }
    }

    private static List<Timed> questions(LocalRunner people, NativeTable duck) throws Exception {
        var codes = people.store().codes();
        var common = codes.all().stream().filter(code -> code.code().startsWith("ICD10/") && code.events() > 0)
                .sorted(Comparator.comparingLong(Code::events).reversed().thenComparing(Code::code)).toList();
        var fifty = common.subList(100, 150);
        var earlier = common.get(20);
        var later = common.get(60);
        var timed = new ArrayList<Timed>();
        timed.add(Timed.of("scan everything: sum of days and codes", RUNS, () -> {
            var sums = people.fold(new ScanFold());
            return sums.days + " " + sums.codes;
        }, () -> duck.answer("SELECT sum(day), sum(code) FROM events")));
        timed.add(Timed.of("whole lives: first of 50 codes, distinct codes in the 365 days before", RUNS, () -> {
            var state = people.fold(new WholeLifeFold(CodeSet.of(fifty.stream().map(Code::code).toList())));
            return state.people + " " + state.distinct;
        }, () -> duck.answer(wholeLife(fifty.stream().map(code -> String.valueOf(codes.id(code.code())))
                .collect(Collectors.joining(","))))));
        timed.add(Timed.of("people with code A within 90 days before code B", RUNS,
                () -> String.valueOf(people.fold(new BeforeFold(CodeSet.of(earlier.code()), CodeSet.of(later.code()), 90))[0]),
                () -> duck.answer(before(codes.id(earlier.code()), codes.id(later.code())))));
        timed.add(Timed.of("counts by code, year, sex and age: cells that are not empty", RUNS,
                () -> String.valueOf(people.fold(new CountsFold(codes.size())).cells()), () -> duck.answer(COUNTS)));
        return timed;
    }

    private static String wholeLife(String codes) {
        return """
                WITH first AS (SELECT subject_id, min(day) AS d FROM events WHERE code IN (%s) GROUP BY subject_id),
                     distinct_codes AS (SELECT DISTINCT subject_id, code FROM first JOIN events USING (subject_id)
                                        WHERE day BETWEEN d - 365 AND d - 1)
                SELECT (SELECT count(*) FROM first), (SELECT count(*) FROM distinct_codes)""".formatted(codes);
    }

    private static String before(int earlier, int later) {
        return """
                SELECT count(DISTINCT b.subject_id) FROM events a JOIN events b USING (subject_id)
                WHERE a.code = %d AND b.code = %d AND a.day BETWEEN b.day - 90 AND b.day - 1""".formatted(earlier, later);
    }

    private static final String COUNTS = """
            SELECT count(*) FROM (SELECT code, y, sex, least(12, (y - born) // 10) AS band, count(*)
              FROM (SELECT code, year(DATE '1970-01-01' + day::INTEGER) AS y, subject_id FROM events)
              JOIN people USING (subject_id) GROUP BY ALL)""";

    private static long bytes(Path folder) throws java.io.IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
