package org.vigie.cli.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.vigie.cli.console.Console;
import org.vigie.cli.console.ConsoleProgress;
import org.vigie.cli.console.Faults;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.KindsWithoutCodes;
import org.vigie.cohort.evaluate.CohortFold;
import org.vigie.cohort.files.CohortFiles;
import org.vigie.cohort.files.DefinitionFiles;
import org.vigie.report.RunFolder;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.Processors;
import org.vigie.store.read.Store;
import org.vigie.study.cohort.CohortResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie cohort FILE... --in STORE --out DIR`.
@Command(
        name = "cohort",
        mixinStandardHelpOptions = true,
        customSynopsis = {"vigie cohort FILE... --in STORE --out DIR", "vigie cohort [COMMAND]"},
        subcommands = {
            CohortCombineCommand.class,
            CohortConvertCommand.class,
            CohortExplainCommand.class
        },
        description =
                """
                Find who is in cohorts defined in Vigie's YAML or in Circe's JSON (ATLAS), all \
                of them in one pass.\
                """)
public final class CohortCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    """
                    Definitions, or folders of them. A cohort's number is the first number \
                    in its file's name.\
                    """)
    List<Path> files = List.of();

    @Option(names = "--in", paramLabel = "STORE", description = "The store to read.")
    Optional<Path> store = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    """
                    Where cohort.parquet, cohort.csv, summary.csv and attrition.csv go; \
                    those of an earlier run are replaced, a folder with anything else is \
                    refused.\
                    """)
    Optional<Path> out = Optional.empty();

    @Mixin SmallCellsOption small;

    @Override
    public Integer call() throws Exception {
        if (files.isEmpty() || store.isEmpty() || out.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "needs definitions, --in STORE and --out DIR, or a command:"
                            + " combine, convert, explain");
        }
        if (!small.fault().isEmpty()) {
            throw new ParameterException(spec.commandLine(), small.fault());
        }
        long start = System.nanoTime();
        var reading = CompletableFuture.supplyAsync(() -> read(files));
        try (var progress = Console.of(spec).progress();
                var opened = Store.open(store.get())) {
            var definitions = joined(reading);
            var read = CohortFiles.of(definitions, opened.vocabulary());
            if (!read.cohorts().isEmpty()) {
                evaluate(read.cohorts(), definitions.names(), opened, progress, start);
            }
            read.notes()
                    .forEach(note -> spec.commandLine().getErr().println("vigie: note: " + note));
            read.refused()
                    .forEach(message -> spec.commandLine().getErr().println("vigie: " + message));
            return read.refused().isEmpty() ? 0 : Faults.INPUT;
        }
    }

    private static DefinitionFiles read(List<Path> files) {
        try {
            return DefinitionFiles.read(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefinitionFiles joined(CompletableFuture<DefinitionFiles> reading)
            throws IOException {
        try {
            return reading.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException io -> throw io.getCause();
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    private void evaluate(
            List<Cohort> cohorts,
            Map<Integer, String> names,
            Store opened,
            ConsoleProgress progress,
            long start)
            throws IOException {
        try (var folder = RunFolder.ofFiles(out.get(), CohortResults.FILES, "cohorts of Vigie")) {
            long read = System.nanoTime();
            var people = new LocalRunner(opened, Processors.count(), progress);
            KindsWithoutCodes.refuse(
                    cohorts, cohort -> names.getOrDefault(cohort.id(), "the definition"), people);
            var members = people.fold(new CohortFold(cohorts));
            long evaluated = System.nanoTime();
            var results = new CohortResults(cohorts, opened.codes(), members, small.most);
            results.write(folder.path());
            folder.finish();
            long written = System.nanoTime();
            progress.clear();
            Console.of(spec)
                    .answer(
                            spec,
                            () ->
                                    CohortSummary.of(results, names, out.get())
                                            + String.format(
                                                    Locale.ROOT,
                                                    "%.2f s to read, %.2f s to evaluate, %.2f s to"
                                                            + " write%n",
                                                    seconds(start, read),
                                                    seconds(read, evaluated),
                                                    seconds(evaluated, written)),
                            () -> CohortSummary.facts(results, names, out.get()));
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
