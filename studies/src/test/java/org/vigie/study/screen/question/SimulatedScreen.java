package org.vigie.study.screen.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.LocalRunner;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.read.Store;
import org.vigie.study.DayWindow;
import org.vigie.timeline.Progress;

/// The lung cancer of simulated people screened, and what was planted in them.
final class SimulatedScreen {

    private SimulatedScreen() {}

    /// A code with an effect on the cancer in one window.
    record Planted(String code, String role, DayWindow window, double oddsRatio) {}

    /// What was planted and what was found.
    record Outcome(List<Planted> planted, ScreenResult result) {}

    static Outcome of(Simulation simulation, int minimumExposed) {
        try {
            var folder = Files.createTempDirectory("simulated");
            try {
                Simulator.write(simulation, folder.resolve("store"), Progress.SILENT);
                try (var store = Store.open(folder.resolve("store"))) {
                    var study =
                            new ScreenAnalysis(
                                    protocol(minimumExposed, simulation.seed()),
                                    store.vocabulary());
                    return new Outcome(
                            planted(folder.resolve("store").resolve(Simulator.TRUTH)),
                            study.run(new LocalRunner(store)));
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ScreenProtocol protocol(int minimumExposed, long seed) {
        return ScreenProtocol.read(
                YamlNode.read(
                        """
                        study: screen
                        concept_sets: {lung_cancer: [ICD10/C34*]}
                        outcome: lung_cancer
                        controls_per_case: 4
                        match: {birth_year: 0}
                        minimum_exposed: %d
                        adjust: {strongest: 0}
                        seed: %d
                        """
                                .formatted(minimumExposed, seed),
                        Path.of("simulated.yaml")),
                Path.of(""));
    }

    /// Lines of the truth with a window and an odds ratio; those of its columns have no commas but
    /// the name.
    private static List<Planted> planted(Path truth) throws IOException {
        try (Stream<String> lines = Files.lines(truth)) {
            return lines.skip(1)
                    .map(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1))
                    .filter(cells -> !cells[3].isEmpty() && !cells[5].isEmpty())
                    .map(cells ->
                            new Planted(
                                    cells[0],
                                    cells[2],
                                    new DayWindow(
                                            Integer.parseInt(cells[3]), Integer.parseInt(cells[4])),
                                    Double.parseDouble(cells[5])))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
