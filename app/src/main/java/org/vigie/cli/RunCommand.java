package org.vigie.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.cli.console.ConsoleProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie run PROTOCOL.yaml --in STORE --out DIR`.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the study that a protocol asks for.")
final class RunCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "PROTOCOL", description = "A YAML file; see the folder examples.")
    Path protocol;

    @Option(
            names = "--in",
            paramLabel = "STORE",
            required = true,
            description = "The store to ask.")
    Path store;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description =
                    "Where report, results and provenance go; an earlier run there is replaced.")
    Path out;

    @Override
    public Integer call() throws Exception {
        try (var progress = new ConsoleProgress()) {
            var answer = new StudyRun(protocol, store, out, progress).run();
            progress.clear();
            spec.commandLine().getOut().print(answer.words(out));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
