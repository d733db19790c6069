package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The page of all commands is what the program says of them.
class CommandsPageTest {

    private static final Path PAGE = Path.of("../docs/commands.md");

    private static final String HEAD =
            """
            # Commands

            Made of what the program says of itself; do not edit it. To make it anew:
            `./dev docs`.

            `vigie COMMAND --help` says the same. To call `vigie` from anywhere, link the launcher into a folder of the `PATH`:
            `ln -s "$PWD/vigie" ~/.local/bin/vigie`.

            ## What holds for every command

            | option | meaning |
            |---|---|
            COMMON| `--help`, `--version` | the command's help; the version, the commit it was built from, Java, and the SHA-256 of the program, which `run.json` has too |

            Standard output has the answer and nothing else: words, or with `--json` one JSON document. Standard error has progress,
            notes and what is wrong, a line each. Progress is shown for tasks over a second, on one line where it is a terminal.

            | exit code | meaning |
            |---|---|
            | 0 | done |
            | 1 | an error in Vigie: please report it, with what `VIGIE_TRACE=1` adds |
            | 2 | the command line is wrong |
            | 3 | input, a store or a protocol cannot be used, `check` found damage, the machine has too little memory or disk, or the answer could not be written |

            With any other code than 0 nothing is half written: what was there before is there still.
            A command that is stopped (Ctrl-C, a kill, no power) may leave a folder of work beside its target, `NAME.partial-…` or
            `.vigie-import-…`: the same command takes it over and goes on, or the next that works there removes it and says so; until
            then `check` names it beside what it says of the store (also where there is no store yet), and ends with 3.

            | environment variable | meaning |
            |---|---|
            | `VIGIE_JAVA` | folder of the Java to use, 25.0.3 or later |
            | `VIGIE_JAVA_OPTIONS` | options of Java, such as `-Xmx8g` for more memory (default: a quarter of the machine's) |
            | `VIGIE_CLASSPATH` | jars to load too, such as a database's driver |
            | `VIGIE_DISCLOSURE_KEY` | the key by which it is chosen what protects hidden numbers ([disclosure.md](disclosure.md)) |
            | `VIGIE_TRACE` | if set, faults show where in the program they happened |

            """;

    @Test
    void thePageIsWhatTheCommandsSay() throws IOException {
        var page = (head() + body(Vigie.commandLine())).strip() + "\n";
        if (Boolean.getBoolean("vigie.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/commands.md is stale: run this test with -Dvigie.write=true");
    }

    private static String head() {
        return HEAD.replace(
                "COMMON",
                Vigie.commandLine().getCommandSpec().options().stream()
                        .filter(CommandsPageTest::common)
                        .map(CommandsPageTest::row)
                        .collect(Collectors.joining()));
    }

    private static String body(CommandLine command) {
        return command.getSubcommands().values().stream()
                .map(below ->
                        (below.getSubcommands().isEmpty()
                                                || below.getCommandSpec().args().stream()
                                                        .anyMatch(CommandsPageTest::own)
                                        ? section(below)
                                        : "")
                                + body(below))
                .collect(Collectors.joining());
    }

    private static String section(CommandLine command) {
        var spec = command.getCommandSpec();
        var rows =
                Stream.concat(
                                spec.positionalParameters().stream(),
                                spec.options().stream()
                                        .filter(CommandsPageTest::own)
                                        .sorted(Comparator.comparing(OptionSpec::longestName)))
                        .map(CommandsPageTest::row)
                        .collect(Collectors.joining());
        assertFalse(words(spec.usageMessage().description()).isBlank(), spec.qualifiedName());
        return "## `%s`\n\n%s\n\n%s"
                .formatted(
                        spec.qualifiedName(),
                        words(spec.usageMessage().description()),
                        rows.isEmpty() ? "" : "| | meaning |\n|---|---|\n" + rows + "\n");
    }

    private static boolean own(ArgSpec arg) {
        return !(arg instanceof OptionSpec option)
                || !option.usageHelp() && !option.versionHelp() && !common(option);
    }

    private static boolean common(OptionSpec option) {
        return option.inherited()
                || option.root() != null && option.root() != option
                || option.scopeType() == CommandLine.ScopeType.INHERIT;
    }

    private static String row(ArgSpec arg) {
        var name =
                arg instanceof OptionSpec option
                        ? option.longestName()
                                + (option.arity().max() == 0 ? "" : " " + arg.paramLabel())
                        : arg.paramLabel();
        var words = words(arg.description());
        assertFalse(words.isBlank(), name);
        return "| `%s` | %s%s |\n"
                .formatted(
                        name.replace("|", "\\|"),
                        words.replace("|", "\\|"),
                        arg.required() && !(arg instanceof PositionalParamSpec)
                                ? " Required."
                                : "");
    }

    private static String words(String[] lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ").strip();
    }
}
