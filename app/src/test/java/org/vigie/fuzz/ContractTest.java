package org.vigie.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.InputProblem;

/// The contract can be broken: readers that do what none may do.
class ContractTest {

    @TempDir Path folder;

    private interface Reader {
        void read(Path folder) throws Exception;
    }

    private String hold(Reader reader) throws Exception {
        var target =
                new Target() {
                    @Override
                    public String name() {
                        return "drawn";
                    }

                    @Override
                    public Duration longest() {
                        return Duration.ofMillis(200);
                    }

                    @Override
                    public int tried() {
                        return 0;
                    }

                    @Override
                    public List<byte[]> seeds() {
                        return List.of();
                    }

                    @Override
                    public void read(byte[] input, Path folder) throws Exception {
                        reader.read(folder);
                    }
                };
        return Contract.hold(target, new byte[0], folder);
    }

    private String broken(Reader reader) {
        return assertThrows(ContractBroken.class, () -> hold(reader)).getMessage();
    }

    private String brokenBy(String message) {
        return assertThrows(ContractBroken.class, () -> Contract.checkMessage(message))
                .getMessage();
    }

    @Test
    void whatIsReadOrRefusedInALineHolds() throws Exception {
        assertEquals("", hold(_ -> {}));
        assertEquals(
                "a.yaml is empty",
                hold(_ -> {
                    throw new InputProblem("a.yaml is empty");
                }));
        assertEquals(
                "a.csv is not there",
                hold(_ -> {
                    throw new NoSuchFileException("a.csv");
                }));
    }

    @Test
    void anyOtherFaultBreaksIt() {
        assertEquals(
                "neither read nor refused: java.lang.NumberFormatException: 7",
                broken(_ -> {
                    throw new NumberFormatException("7");
                }));
        assertEquals(
                "neither read nor refused: java.lang.StackOverflowError",
                broken(_ -> {
                    throw new StackOverflowError();
                }));
        assertEquals(
                "neither read nor refused: java.io.IOException: no",
                broken(_ -> {
                    throw new java.io.IOException("no");
                }));
    }

    @Test
    void filesThatAreLeftBreakIt() throws Exception {
        Reader work = folder -> Files.createFile(folder.resolve("work"));
        assertEquals("files are left behind: [work]", broken(work));
        Reader store = folder -> Files.createFile(folder.resolve("store"));
        assertEquals("", hold(store));
        assertEquals(
                "files are left behind: [store]",
                broken(folder -> {
                    store.read(folder);
                    throw new InputProblem("half a store");
                }));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count(), "a folder for the next input");
        }
    }

    @Test
    void whatTakesTooLongBreaksIt() {
        var message =
                broken(_ -> {
                    long begun = System.nanoTime();
                    while (System.nanoTime() - begun < 2_000_000_000L) {
                        Thread.onSpinWait();
                    }
                });
        assertTrue(message.matches("took \\d+ ms"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[2Jb", "a\nb", "a\u0000", "a\u0085b", "a\u2028b", "a\u202eb"})
    void messagesAreOneLineThatCanBeSeen(String message) {
        assertTrue(brokenBy(message).startsWith("the message has a control character"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String cannot be cast",
                "org.vigie.store.Store failed",
                "NullPointerException",
                "StackOverflowError",
                "value [I@1b2c3d4f",
                "not YAML: Version{major=9, minor=9}",
                "needs Window[first=1, last=2]"
            })
    void messagesDoNotSpeakOfTheProgram(String message) {
        assertTrue(brokenBy(message).startsWith("the message speaks of the program"));
    }

    @Test
    void messagesMaySayAgainWhatWasHandedIn() {
        Contract.checkMessage("unknown column MyError", "exposure,MyError");
        assertThrows(
                ContractBroken.class,
                () -> Contract.checkMessage("MyError: an IOException", "exposure,MyError"));
    }

    @Test
    void messagesSayWhatIsWrongAndNoMore() {
        assertEquals("refused without a word", brokenBy(" "));
        assertEquals("the message has 1501 characters", brokenBy("x".repeat(1501)));
        assertEquals(
                "the message does not say what is wrong: DuckDB: Binder Error",
                brokenBy("DuckDB: Binder Error"));
        Contract.checkMessage("IO Error of DuckDB in person.csv; see java and org.vigie");
    }
}
