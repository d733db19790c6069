package org.vigie.cli;

import java.util.concurrent.Callable;
import org.vigie.protocol.keys.KeysTemplate;
import org.vigie.study.StudyKinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
            description = "screen, signal, map, describe, describe-drugs …")
    String kind;

    @Override
    public Integer call() {
        var named = StudyKinds.named(kind);
        var out = spec.commandLine().getOut();
        out.print(
                "# "
                        + named.summary()
                        + "\n# Every key: docs/protocols/"
                        + named.name()
                        + ".md\n\n"
                        + KeysTemplate.of(named.keys()));
        out.flush();
        return 0;
    }
}
