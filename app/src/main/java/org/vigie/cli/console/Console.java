package org.vigie.cli.console;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.vigie.runner.Processors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What every command takes, and how each gives its answer: `--json`, `--quiet`, `--threads`. The
/// answer goes to standard output, in words or as one JSON document; progress, notes and faults go
/// to standard error.
public final class Console {

    /// As it is mixed into the program.
    public static final String NAME = "console";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec(Spec.Target.MIXEE)
    CommandSpec program;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Give the answer as JSON, for other programs.")
    boolean json;

    @Option(
            names = "--quiet",
            scope = ScopeType.INHERIT,
            description = "Show no progress; only the answer, notes and what is wrong.")
    boolean quiet;

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description =
                    """
                    How many threads compute at once (default: one for each processor); answers do \
                    not depend on it.\
                    """)
    void threads(int threads) {
        if (threads < 1 || threads > Processors.MOST) {
            throw new ParameterException(
                    program.commandLine(),
                    "--threads needs a number from 1 to " + Processors.MOST + ", was " + threads);
        }
        Processors.use(threads);
    }

    /// That of the program a command belongs to.
    public static Console of(CommandSpec command) {
        var mixin = command.root().mixins().get(NAME);
        return (Console)
                Objects.requireNonNull(mixin, "every command is one of the program").userObject();
    }

    /// Shows how far a task is, unless nothing is to be said of it.
    public ConsoleProgress progress() {
        return ConsoleProgress.onTerminal(quiet);
    }

    /// Gives a command's answer.
    ///
    /// @param words for people, lines with their ends
    /// @param facts the same for programs: names in small letters with underscores
    public void answer(
            CommandSpec command, Supplier<String> words, Supplier<Map<String, Object>> facts) {
        var out = command.commandLine().getOut();
        out.print(json ? JSON.writeValueAsString(facts.get()) + "\n" : words.get());
        out.flush();
    }
}
