package org.vigie.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.protocol.keys.KeysText;
import org.vigie.study.ProtocolFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(names = "--in", paramLabel = "STORE", description = "The store to read.")
    Path store;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where report, results and provenance go; an earlier run there is replaced.")
    Path out;

    @Option(
            names = "--explain",
            description =
                    """
                    Show the meaning and the value of every key of the protocol, without running \
                    the study.\
                    """)
    boolean explain;

    @Mixin DisclosureKeyOption keys;

    @Override
    public Integer call() throws Exception {
        if (explain) {
            var file = ProtocolFile.read(protocol);
            var text = KeysText.of(file.kind().keys(), file.values(), file.node());
            Console.of(spec)
                    .answer(
                            spec,
                            () -> text,
                            () -> Map.of("kind", file.kind().name(), "protocol", text));
            return 0;
        }
        if (store == null || out == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a run needs %s; with --explain neither is needed"
                            .formatted(store == null ? "--in STORE" : "--out DIR"));
        }
        try (var progress = Console.of(spec).progress()) {
            var answer = new StudyRun(protocol, store, out, keys, progress).run();
            progress.clear();
            RunFacts.answer(spec, answer, out);
        }
        return 0;
    }
}
