package org.vigie.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.runner.LocalRunner;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Simulates people, puts them into a store and into DuckDB's own table, asks both the same
/// questions in turn, checks that the answers agree, and prints tables: caches warm, caches cold,
/// and the store packed.
///
/// Arguments: a folder to work in, and numbers of people.
public final class SideBySide {

    private static final int RUNS = 5;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private SideBySide() {}

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
            var manifest = Store.readManifest(place);
            System.out.printf(
                    Locale.ROOT,
                    "%n### %,d people, %,d events%n%nSimulated in %.1f s.%n%n",
                    people,
                    manifest.events(),
                    seconds);
            var database = folder.resolve("duck-" + people + ".db");
            Files.deleteIfExists(database);
            try (var store = Store.open(place)) {
                warm(store, database);
            }
            cold(place, database);
            Files.delete(database);
            Archived.print(place, folder.resolve("archive-" + people));
        }
    }

    private static void warm(Store store, Path database) throws Exception {
        try (var duck = NativeTable.of(store, database)) {
            System.out.printf(
                    Locale.ROOT,
                    """
                    Bytes an event: Vigie %.1f (all columns, postings included), DuckDB \
                    %.1f (person, day, code only).%n%n\
                    """,
                    store.manifest().bytes() / (double) store.manifest().events(),
                    Files.size(database) / (double) store.manifest().events());
            for (int threads : new int[] {1, CORES}) {
                duck.execute("SET threads = " + threads);
                System.out.printf(
                        "On %d core%s, caches warm, median of %d:%n%n",
                        threads, threads == 1 ? "" : "s", RUNS);
                var people = new LocalRunner(store, threads, Progress.SILENT);
                var timed = new ArrayList<Timed>();
                for (var question : Question.of(store.codes())) {
                    timed.add(
                            Timed.of(
                                    question.words(),
                                    RUNS,
                                    () -> question.fold().apply(people),
                                    () -> duck.answer(question.sql())));
                }
                System.out.println(Timed.table(timed));
            }
        }
    }

    /// Both are opened anew before every question, after the operating system has forgotten their
    /// files.
    private static void cold(Path place, Path database) throws Exception {
        System.out.printf("On %d cores, caches cold, median of %d:%n%n", CORES, RUNS);
        var timed = new ArrayList<Timed>();
        List<Question> questions;
        try (var store = Store.open(place)) {
            questions = Question.of(store.codes());
        }
        try (var vigie = new Cold<>(place, Store::open);
                var duck = new Cold<>(database, NativeTable::new)) {
            for (var question : questions) {
                timed.add(
                        Timed.of(
                                question.words(),
                                RUNS,
                                vigie.asked(store ->
                                        question.fold()
                                                .apply(
                                                        new LocalRunner(
                                                                store, CORES, Progress.SILENT))),
                                duck.asked(table -> table.answer(question.sql()))));
            }
        }
        System.out.println(Timed.table(timed));
    }
}
