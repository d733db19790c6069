package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.CohortFiles;
import org.vigie.cohort.CohortFold;
import org.vigie.cohort.CohortResults;
import org.vigie.report.RunFolder;
import org.vigie.runner.LocalRunner;
import org.vigie.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie cohort FILE... --in STORE --out DIR`.
@Command(name = "cohort", mixinStandardHelpOptions = true,
        customSynopsis = {"vigie cohort FILE... --in STORE --out DIR", "vigie cohort [COMMAND]"},
        subcommands = {CohortCombineCommand.class, CohortConvertCommand.class, CohortExplainCommand.class},
        description = "Who is in the cohorts that definitions in Vigie's YAML or Circe's JSON (ATLAS) ask for, all in one"
                + " pass.")
final class CohortCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "Definitions, or folders of them. A cohort's number is the first number in its file's name.")
    List<Path> files = List.of();

    @Option(names = "--in", paramLabel = "STORE", description = "The store to ask.")
    Optional<Path> store = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR",
            description = "Where cohort.parquet, cohort.csv, summary.csv and attrition.csv go; those of an earlier"
                    + " run are replaced, a folder with anything else is refused.")
    Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (files.isEmpty() || store.isEmpty() || out.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "needs definitions, --in STORE and --out DIR, or a command:"
                    + " combine, convert, explain");
        }
        try (var progress = new ConsoleProgress(); var opened = Store.open(store.get())) {
            var read = CohortFiles.read(files, opened.vocabulary());
            if (!read.cohorts().isEmpty()) {
                evaluate(read.cohorts(), opened, progress);
            }
            read.notes().forEach(note -> spec.commandLine().getErr().println("vigie: note: " + note));
            read.refused().forEach(message -> spec.commandLine().getErr().println("vigie: " + message));
            return read.refused().isEmpty() ? 0 : Faults.INPUT;
        }
    }

    private void evaluate(List<Cohort> cohorts, Store opened, ConsoleProgress progress) throws IOException {
        try (var folder = RunFolder.ofFiles(out.get(), CohortResults.FILES, "cohorts of Vigie")) {
            var members = new LocalRunner(opened, Runtime.getRuntime().availableProcessors(), progress)
                    .fold(new CohortFold(cohorts));
            var results = new CohortResults(cohorts, members);
            results.write(folder.path());
            folder.finish();
            progress.clear();
            var lines = spec.commandLine().getOut();
            lines.printf(Locale.ROOT, "%s, %s: see %s%n", Words.count(cohorts.size(), "cohort", "cohorts"),
                    Words.count(results.entries(), "entry", "entries"), out.get());
            lines.flush();
        }
    }
}
