package org.vigie.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.LocalRunner;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.read.Store;
import org.vigie.study.expenditure.question.ExpenditureAnalysis;
import org.vigie.study.expenditure.question.ExpenditureProtocol;
import org.vigie.timeline.Progress;

/// The map of `examples/map-simulated.yaml` beside a scan of all days and codes, in turn on one
/// thread: people a second, the first time in a cold JVM and later, and how many scans a map is
/// worth. Hiding of small cells is not in it.
///
/// Arguments: a folder to work in, the protocol, and numbers of people.
public final class MapBeside {

    private static final int RUNS = 5;

    private MapBeside() {}

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[1]);
        var protocol =
                ExpenditureProtocol.read(
                        YamlNode.read(Files.readString(file), file),
                        file.toAbsolutePath().resolveSibling(""));
        for (int a = 2; a < arguments.length; a++) {
            int number = Integer.parseInt(arguments[a]);
            var place = Files.createDirectories(Path.of(arguments[0])).resolve("people-" + number);
            if (!Files.exists(place)) {
                Simulator.write(Simulation.of(number), place, Progress.SILENT);
            }
            try (var store = Store.open(place)) {
                var people = new LocalRunner(store, 1, Progress.SILENT);
                var study = new ExpenditureAnalysis(protocol, store.vocabulary(), store.tables());
                double first = seconds(() -> study.run(people));
                seconds(() -> people.fold(new ScanFold()));
                var maps = new double[RUNS];
                var scans = new double[RUNS];
                for (int run = 0; run < RUNS; run++) {
                    maps[run] = seconds(() -> study.run(people));
                    scans[run] = seconds(() -> people.fold(new ScanFold()));
                }
                System.out.printf(
                        Locale.ROOT,
                        """
                        %,d people, %,d events: %,.0f people/s at first, %,.0f people/s \
                        later; a map is %.1f scans%n\
                        """,
                        number,
                        store.manifest().events(),
                        number / first,
                        number / Timed.median(maps),
                        Timed.median(maps) / Timed.median(scans));
            }
        }
    }

    private static double seconds(Runnable task) {
        long begun = System.nanoTime();
        task.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}
