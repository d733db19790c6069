package org.vigie.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vigie.cohort.CohortFiles;
import org.vigie.cohort.CohortFold;
import org.vigie.cohort.CohortResults;
import org.vigie.runner.LocalRunner;
import org.vigie.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie cohort FILE... --in STORE --out DIR`.
@Command(name = "cohort", mixinStandardHelpOptions = true,
        description = "Who is in the cohorts that definitions in Circe's JSON (ATLAS) ask for, all in one pass.")
final class CohortCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "Definitions, or folders of them. A cohort's number is the first number in its file's name.")
    List<Path> files;

    @Option(names = "--in", paramLabel = "STORE", required = true, description = "The store to ask.")
    Path store;

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "Where cohort.parquet, cohort.csv, summary.csv and attrition.csv go.")
    Path out;

    @Override
    public Integer call() throws Exception {
        try (var progress = new ConsoleProgress(); var opened = Store.open(store)) {
            var read = CohortFiles.read(files, opened.vocabulary());
            var members = new LocalRunner(opened, Runtime.getRuntime().availableProcessors(), progress)
                    .fold(new CohortFold(read.cohorts()));
            var results = new CohortResults(read.cohorts(), members);
            results.write(out);
            progress.clear();
            var lines = spec.commandLine().getOut();
            lines.printf(Locale.ROOT, "%,d cohorts, %,d entries: see %s%n", read.cohorts().size(), results.entries(),
                    out);
            lines.flush();
            read.refused().forEach(message -> spec.commandLine().getErr().println("vigie: " + message));
            return read.refused().isEmpty() ? 0 : Faults.INPUT;
        }
    }
}
