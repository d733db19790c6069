package org.vigie.cli;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.protocol.keys.KeysTemplate;
import org.vigie.study.StudyKind;
import org.vigie.study.StudyKinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie new KIND`.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Write a commented protocol to start from: vigie new screen > my.yaml")
final class NewCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "KIND",
            arity = "0..1",
            completionCandidates = Kinds.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    String kind;

    /// What there is to choose from.
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return StudyKinds.all().stream().map(StudyKind::name).iterator();
        }
    }

    @Override
    public Integer call() {
        if (kind == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "which kind of study? There are: " + String.join(", ", new Kinds()));
        }
        var named = StudyKinds.named(kind);
        var text =
                "# "
                        + named.summary()
                        + "\n# Every key: docs/protocols/"
                        + named.name()
                        + ".md\n\n"
                        + KeysTemplate.of(named.keys());
        Console.of(spec)
                .answer(spec, () -> text, () -> Map.of("kind", named.name(), "protocol", text));
        return 0;
    }
}
