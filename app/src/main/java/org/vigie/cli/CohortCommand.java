package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        description = "Who is in the cohorts that definitions in Circe's JSON (ATLAS) ask for, all in one pass.",
        subcommands = CohortCombineCommand.class)
final class CohortCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "Definitions, or folders of them. A cohort's number is the first number in its file's name.")
    List<Path> files;

    @Option(names = "--in", paramLabel = "STORE", description = "The store to ask.")
    Path store;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Where cohort.parquet, cohort.csv, summary.csv and attrition.csv go; those of an earlier"
                    + " run are replaced, a folder with anything else is refused.")
    Path out;

    @Override
    public Integer call() throws Exception {
        needs(files, "FILE");
        needs(store, "--in=STORE");
        needs(out, "--out=DIR");
        try (var progress = new ConsoleProgress(); var opened = Store.open(store)) {
            var read = CohortFiles.read(files, opened.vocabulary());
            if (!read.cohorts().isEmpty()) {
                evaluate(read.cohorts(), opened, progress);
            }
            read.refused().forEach(message -> spec.commandLine().getErr().println("vigie: " + message));
            return read.refused().isEmpty() ? 0 : Faults.INPUT;
        }
    }

    /// What only this command needs: picocli would ask for it where one under it is meant.
    private void needs(Object given, String name) {
        if (given == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: " + name);
        }
    }

    private void evaluate(List<Cohort> cohorts, Store opened, ConsoleProgress progress) throws IOException {
        try (var folder = RunFolder.ofFiles(out, CohortResults.FILES, "cohorts of Vigie")) {
            var members = new LocalRunner(opened, Runtime.getRuntime().availableProcessors(), progress)
                    .fold(new CohortFold(cohorts));
            var results = new CohortResults(cohorts, members);
            results.write(folder.path());
            folder.finish();
            progress.clear();
            var lines = spec.commandLine().getOut();
            lines.printf(Locale.ROOT, "%s, %s: see %s%n", Words.count(cohorts.size(), "cohort", "cohorts"),
                    Words.count(results.entries(), "entry", "entries"), out);
            lines.flush();
        }
    }
}
