package org.vigie.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.cli.store.ManifestSummary;
import org.vigie.problem.InputProblem;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.effects.DrugEffects;
import org.vigie.simulate.effects.DrugEffectsReader;
import org.vigie.simulate.people.Simulation;
import org.vigie.simulate.raw.RawFiles;
import org.vigie.simulate.raw.RawFormat;
import org.vigie.store.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie simulate --people N --seed S --into STORE`.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                """
                Simulate people for whom the truth is known: truth.csv, in the store or beside \
                the raw files, holds the planted effects.\
                """)
final class SimulateCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Option(names = "--people", paramLabel = "N", required = true, description = "How many.")
    int people;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--into", paramLabel = "STORE", description = "The store to make.")
    Path store;

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "Write the same people as raw files in DIR instead: snds or omop.")
    String format;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder of raw files to make.")
    Path folder;

    @Option(
            names = "--sites",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "FR",
            description = "Countries or databases they are from (default: ${DEFAULT-VALUE}).")
    List<String> sites;

    @Option(
            names = "--no-effects",
            description = "Plant no effects: every odds ratio and relative risk is 1.")
    boolean noEffects;

    @Option(
            names = "--drugs",
            paramLabel = "EFFECTS",
            description =
                    """
                    Give them drugs whose effects on outcomes are known: those of a CSV file, or \
                    'example'. The truth is in reference-set.csv; see docs/simulation.md.\
                    """)
    String drugs;

    @Option(names = "--shards", paramLabel = "N", description = "How many shards to make.")
    Integer shards;

    @Override
    public Integer call() throws Exception {
        if (format != null && folder != null && store == null) {
            return raw();
        }
        if (format != null || folder != null || store == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "either --into STORE is needed, for a store, or --as FORMAT and"
                            + " the folder DIR without --into, for raw files");
        }
        try (var progress = Console.of(spec).progress()) {
            var manifest = Simulator.write(simulation(), store, progress);
            progress.clear();
            Console.of(spec)
                    .answer(
                            spec,
                            () -> words(manifest),
                            () -> ManifestSummary.facts(manifest, store));
        }
        return 0;
    }

    private String words(Manifest manifest) {
        return "%s: %s; the truth is in %s%n"
                .formatted(
                        store,
                        ManifestSummary.contents(manifest),
                        store.resolve(Simulator.TRUTH)
                                + (drugs == null
                                        ? ""
                                        : " and " + store.resolve(Simulator.REFERENCE_SET)));
    }

    private int raw() throws Exception {
        var as =
                Arrays.stream(RawFormat.values())
                        .filter(f -> f.name().equalsIgnoreCase(format))
                        .findFirst()
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--as needs snds or omop, was " + format));
        try (var progress = Console.of(spec).progress()) {
            RawFiles.write(simulation(), as, folder, progress);
            progress.clear();
        } catch (FileAlreadyExistsException e) {
            throw new InputProblem(
                    folder + " is there already; choose another name or remove it first");
        }
        var kind = as.name().toLowerCase(Locale.ROOT);
        Console.of(spec)
                .answer(
                        spec,
                        () ->
                                String.format(
                                        Locale.ROOT,
                                        "%s: %,d simulated people as %s%n"
                                                + "Next: vigie import %s %s --into STORE%n",
                                        folder,
                                        people,
                                        as.name(),
                                        kind,
                                        folder),
                        () -> Map.of("folder", folder.toString(), "people", people, "as", kind));
        return 0;
    }

    private DrugEffects effects() throws IOException {
        if (drugs == null) {
            return DrugEffects.NONE;
        }
        return drugs.equals("example")
                ? DrugEffectsReader.example()
                : DrugEffectsReader.read(Path.of(drugs));
    }

    private Simulation simulation() throws IOException {
        var known = effects();
        try {
            var simulation =
                    Simulation.of(people)
                            .withSeed(seed)
                            .withSites(sites.toArray(String[]::new))
                            .withDrugs(known);
            if (noEffects) {
                simulation = simulation.withoutEffects();
            }
            return shards == null ? simulation : simulation.withShards(shards);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
