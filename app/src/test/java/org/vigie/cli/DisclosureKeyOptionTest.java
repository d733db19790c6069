package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.InputProblem;
import org.vigie.store.Manifest;
import org.vigie.timeline.Progress;

/// Where the key of disclosure control comes from.
class DisclosureKeyOptionTest {

    @TempDir Path folder;

    private static Manifest manifest(String source) {
        return new Manifest(
                Manifest.FORMAT,
                source,
                1,
                1,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "the fingerprint",
                "");
    }

    private static final Manifest REAL = manifest("OMOP CDM 5.3, 2 people in 3 tables");

    private String key(String said, Manifest manifest, Map<String, String> environment) {
        var option = new DisclosureKeyOption();
        option.said = said;
        return option.of(manifest, environment, Progress.SILENT).fingerprint();
    }

    private Map<String, String> home() {
        return Map.of("XDG_CONFIG_HOME", folder.toString());
    }

    @Test
    void theFirstRunMakesTheMachinesKeyAndAllOthersUseIt() throws IOException {
        var first = key(null, REAL, home());
        var file = folder.resolve("vigie").resolve("disclosure.key");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        assertEquals(first, key(null, REAL, home()));
        assertEquals(first, key(file.toString(), REAL, Map.of()));
        try (var there = Files.list(file.getParent())) {
            assertEquals(List.of(file), there.toList(), "nothing is left beside it");
        }
        Files.delete(file);
        assertNotEquals(first, key(null, REAL, home()), "another is another");
    }

    @Test
    void thatAKeyWasMadeIsSaidOnce() {
        var lines = new ArrayList<String>();
        var progress =
                new Progress() {
                    @Override
                    public void report(String task, long done, long total) {}

                    @Override
                    public void say(String line) {
                        lines.add(line);
                    }
                };
        var home = Map.of("HOME", folder.resolve("home").toString());
        new DisclosureKeyOption().of(REAL, home, progress);
        new DisclosureKeyOption().of(REAL, home, progress);
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(
                lines.getFirst()
                        .startsWith(
                                folder.resolve("home/.config/vigie/disclosure.key")
                                        + " was made: the secret of this machine"),
                lines.toString());
    }

    @Test
    void ofManyThatMakeItAtOnceOneMakesIt() {
        var keys = new ArrayList<String>();
        IntStream.range(0, 20)
                .parallel()
                .mapToObj(_ -> key(null, REAL, home()))
                .forEachOrdered(keys::add);
        assertEquals(1, keys.stream().distinct().count());
    }

    @Test
    void peopleWhoWereMadeUpNeedNoneOfTheMachine() throws IOException {
        var made = manifest(Manifest.SIMULATION + "10 people, seed 1");
        assertEquals(key(null, made, home()), key(null, made, Map.of()));
        try (var there = Files.list(folder)) {
            assertEquals(0, there.count());
        }
        assertNotEquals(
                key(null, made, home()),
                key("env:K", made, Map.of("K", "32 bytes or more, as many as it says")),
                "what is said counts");
    }

    @Test
    void aVariableHoldsOne() {
        var secret = "another of thirty-two bytes or more";
        assertEquals(
                key("env:MINE", REAL, Map.of("MINE", secret)),
                key(null, REAL, Map.of(DisclosureKeyOption.VARIABLE, secret)));
    }

    @Test
    void whatIsNoKeyIsRefused() throws IOException {
        var shortOne = Files.writeString(folder.resolve("short"), "too short");
        assertTrue(refused(shortOne.toString()).contains("at least 32 bytes, " + shortOne));
        assertTrue(refused(folder.resolve("none").toString()).contains("cannot be read"));
        assertTrue(refused("env:NONE").contains("no variable NONE"));
        Files.writeString(folder.resolve("file"), "");
        var blocked =
                assertThrows(
                        InputProblem.class,
                        () -> key(null, REAL, Map.of("XDG_CONFIG_HOME", folder + "/file")));
        assertTrue(blocked.getMessage().contains("--disclosure-key FILE"), blocked.getMessage());
    }

    private String refused(String said) {
        return assertThrows(InputProblem.class, () -> key(said, REAL, Map.of())).getMessage();
    }
}
