package org.vigie.cli;

import java.util.concurrent.Callable;
import org.vigie.protocol.keys.JsonSchema;
import org.vigie.study.StudyKinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie schema KIND`.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "The keys of a kind of protocol as JSON Schema, for editors.")
final class SchemaCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "KIND",
            description = "screen, signal, map, describe, describe-drugs …")
    String kind;

    @Override
    public Integer call() {
        var named = StudyKinds.named(kind);
        var out = spec.commandLine().getOut();
        out.print(JsonSchema.of("study: " + named.word() + ". " + named.summary(), named.keys()));
        out.flush();
        return 0;
    }
}
