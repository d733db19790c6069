package org.vigie.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.cli.store.ManifestSummary;
import org.vigie.problem.InputProblem;
import org.vigie.report.RunFolder;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.Manifest;
import org.vigie.store.WorkFolders;
import org.vigie.study.screen.ScreenStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `vigie demo`: simulated people, a screen, and the findings beside the truth.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                """
                Simulate 20,000 people, screen what comes before their cancer, and compare \
                with the truth.\
                """)
final class DemoCommand implements Callable<Integer> {

    private static final String PROTOCOL = "screen-simulated.yaml";

    @Spec CommandSpec spec;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many people (default: ${DEFAULT-VALUE}).")
    int people;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo",
            description =
                    """
                    Where store and report go; an earlier demo there is replaced (default: \
                    ${DEFAULT-VALUE}).\
                    """)
    Path out;

    @Override
    public Integer call() throws Exception {
        long begun = System.nanoTime();
        var store = out.resolve("store");
        var words = new StringBuilder();
        Manifest manifest;
        RunFolder.refuseInsideStore(out);
        refuseOthers(store);
        try (var progress = Console.of(spec).progress()) {
            makeRoom(store);
            manifest = Simulator.write(Simulation.of(people).withSeed(seed), store, progress);
            words.append(
                    String.format(
                            Locale.ROOT,
                            "Simulated %,d people with %,d events: %s%n%n",
                            manifest.people(),
                            manifest.events(),
                            store));
            var protocol = out.resolve(PROTOCOL);
            Files.writeString(protocol, example());
            var answer =
                    new StudyRun(
                                    protocol,
                                    store,
                                    out.resolve("screen"),
                                    new DisclosureKeyOption(),
                                    progress)
                            .run();
            progress.clear();
            words.append(answer.words(out.resolve("screen")));
            if (answer instanceof ScreenStudy.Answer screen) {
                words.append(System.lineSeparator());
                words.append(
                        TruthComparison.text(
                                screen.result(), Files.readString(store.resolve(Simulator.TRUTH))));
            }
        }
        words.append(
                String.format(
                        Locale.ROOT,
                        "%nDone in %.1f s. Next: vigie run %s --in %s --out my-run%n",
                        (System.nanoTime() - begun) / 1e9,
                        out.resolve(PROTOCOL),
                        store));
        var run = RunFacts.of(out.resolve("screen"));
        Console.of(spec)
                .answer(
                        spec,
                        words::toString,
                        () -> Map.of("store", ManifestSummary.facts(manifest, store), "run", run));
        return 0;
    }

    /// What is in the way is refused before anything is made: only an earlier demo, whole or cut
    /// short, may be there.
    private void refuseOthers(Path store) throws IOException {
        if (!Files.exists(out)
                || Files.isRegularFile(store.resolve(Simulator.TRUTH))
                || Files.isRegularFile(out.resolve("screen").resolve(RunFolder.RECORD))) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw new InputProblem(out + " is a file; choose another --out");
        }
        try (var inside = Files.list(out)) {
            if (inside.anyMatch(
                    path ->
                            !path.getFileName()
                                    .toString()
                                    .startsWith(WorkFolders.partial(store)))) {
                throw new InputProblem(
                        out + " holds something that is not an earlier demo; choose another --out");
            }
        }
    }

    /// Removes the store of an earlier demo, and nothing else.
    private static void makeRoom(Path store) throws IOException {
        if (!Files.exists(store)) {
            return;
        }
        if (!Files.exists(store.resolve(Simulator.TRUTH))) {
            throw new InputProblem(
                    """
                    %s is there already and is not of an earlier demo; choose another \
                    --out\
                    """
                            .formatted(store));
        }
        try (var paths = Files.walk(store)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String example() throws IOException {
        try (var in = DemoCommand.class.getResourceAsStream("/examples/" + PROTOCOL)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
