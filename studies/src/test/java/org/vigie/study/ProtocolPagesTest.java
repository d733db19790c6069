package org.vigie.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.protocol.keys.KeysPage;

/// `docs/protocols/` says what the program reads. `./dev docs` writes the pages anew.
class ProtocolPagesTest {

    private static final Path PAGES = Path.of("../docs/protocols");

    static Stream<StudyKind> kinds() {
        return StudyKinds.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thePageOfAKindIsAsItsKeysAre(StudyKind kind) throws IOException {
        check(
                PAGES.resolve(kind.name() + ".md"),
                """
                # `study: %s`%s

                %s

                A commented protocol to begin with: `./vigie new %s > my.yaml`. What its keys came to: `./vigie run my.yaml
                --explain`. For an editor: `./vigie schema %s > %s.json`. Examples: %s.

                %s
                Made of the program; do not edit it. To make it anew: `./dev docs`.
                """
                        .formatted(
                                kind.word(),
                                kind.name().equals(kind.word()) ? "" : " (`" + kind.name() + "`)",
                                kind.summary(),
                                kind.name(),
                                kind.name(),
                                kind.name(),
                                examples(kind),
                                KeysPage.table(kind.keys())));
    }

    private static String examples(StudyKind kind) throws IOException {
        try (var files = Files.list(Path.of("../examples"))) {
            return files.filter(file -> isOf(kind, file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .map(name -> "[" + name + "](../../examples/" + name + ")")
                    .collect(Collectors.joining(", "));
        }
    }

    private static boolean isOf(StudyKind kind, Path file) {
        try {
            return file.toString().endsWith(".yaml")
                    && !file.getFileName().toString().startsWith("cohort-")
                    && ProtocolFile.read(file).kind() == kind;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theListOfPagesNamesEveryKind() throws IOException {
        check(
                PAGES.resolve("README.md"),
                """
                # Protocols

                A study is one YAML file. Its first key, `study:`, says what kind it is.

                | kind | what it answers |
                |---|---|
                %s
                A protocol may name other files: definitions of cohorts, cohorts, rules. They are looked for from the protocol's
                folder, and may lie anywhere that the one who runs it can read. So of a protocol that somebody else wrote, first
                see which files it names: `vigie run PROTOCOL.yaml --explain` shows every value. Definitions and rules are copied
                to `inputs/` of the run; files that may name people are not.

                Made of the program; do not edit it. To make it anew: `./dev docs`.
                """
                        .formatted(
                                kinds().map(kind ->
                                                "| [`%s`](%s.md) | %s |%n"
                                                        .formatted(
                                                                kind.name(),
                                                                kind.name(),
                                                                kind.summary()))
                                        .collect(Collectors.joining())));
    }

    private static void check(Path page, String text) throws IOException {
        if (Boolean.getBoolean("vigie.write")) {
            Files.createDirectories(PAGES);
            Files.writeString(page, text);
        }
        assertEquals(text, Files.exists(page) ? Files.readString(page) : "", "run ./dev docs");
    }
}
