package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.cli.console.Faults;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.timeline.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Whatever a command ends with, one line says what to do, and the exit code whose fault it is.
class FaultsTest {

    @TempDir Path folder;

    /// A command that ends with a fault.
    @Command(name = "fault")
    private record Failing(Throwable fault) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            switch (fault) {
                case Error e -> throw e;
                case Exception e -> throw e;
                default -> throw new IllegalStateException(fault);
            }
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), 3, "VIGIE_JAVA_OPTIONS=-Xmx"),
                Arguments.of(
                        new OutOfMemoryError("unable to create native thread: possibly out of"),
                        3,
                        "ulimit -u"),
                Arguments.of(
                        new IllegalStateException(new OutOfMemoryError("Direct buffer memory")),
                        3,
                        "VIGIE_JAVA_OPTIONS=-Xmx"),
                Arguments.of(new StackOverflowError(), 3, "nested too deeply"),
                Arguments.of(
                        new InternalError(
                                "a fault occurred in a recent unsafe memory access operation in"
                                        + " compiled Java code"),
                        3,
                        "vigie check STORE"),
                Arguments.of(
                        new FileSystemException("people.parquet", null, "Too many open files"),
                        3,
                        "ulimit -n"),
                Arguments.of(
                        new UncheckedIOException(
                                new FileSystemException("x", null, "Too many open files")),
                        3,
                        "ulimit -n"),
                Arguments.of(
                        new IOException("Map failed", new OutOfMemoryError("Map failed")),
                        3,
                        "vm.max_map_count"),
                Arguments.of(new IOException("No space left on device"), 3, "the disk is full"),
                Arguments.of(new AssertionError("broken"), 1, "a fault of the program"),
                Arguments.of(new NullPointerException(), 1, "a fault of the program"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsOneLine(Throwable fault, int code, String says) {
        var err = new StringWriter();
        assertEquals(
                code,
                new CommandLine(new Failing(fault))
                        .setErr(new PrintWriter(err))
                        .setExecutionStrategy(new Faults())
                        .setExecutionExceptionHandler(new Faults())
                        .execute());
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("vigie: "), err::toString);
        assertTrue(err.toString().contains(says), err::toString);
    }

    /// A process that really has too little memory, so that threads that read people run out of it.
    @Test
    @Tag("long")
    void tooLittleMemoryIsSaidInALine() throws Exception {
        var store = folder.resolve("store");
        Simulator.write(Simulation.of(2_000), store, Progress.SILENT);
        var process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx8m",
                                        "-XX:+UseSerialGC",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Vigie.class.getName(),
                                        "describe",
                                        store.toString()))
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Faults.INPUT, process.waitFor(), said);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.startsWith("vigie: the memory is too small"), said);
    }
}
