package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.InputProblem;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.timeline.Progress;

/// Where the disk is full or a file may not be read, one line says so and nothing is left behind. A
/// full disk needs the right to mount a small one.
@Tag("long")
class FullDiskTest {

    @TempDir Path folder;

    private Path disk;

    private void mount(String size) throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()) != 0) {
            var reason =
                    "skipped: a small disk cannot be mounted here; run as root where mounting is allowed";
            System.out.println(reason);
            disk = null;
            Assumptions.abort(reason);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            assertEquals(0, run("umount", disk.toString()));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private List<Path> left() throws IOException {
        try (var paths = Files.list(disk)) {
            return paths.toList();
        }
    }

    /// The larger disk holds what DuckDB keeps, and fills up while the store is written.
    @ParameterizedTest
    @ValueSource(strings = {"1m", "6m"})
    void anImportSaysThatTheDiskIsFull(String size) throws Exception {
        mount(size);
        var source = folder.resolve("0.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT CAST(i % 500 AS BIGINT) AS subject_id, TIMESTAMP '2000-01-01' + INTERVAL (i)"
                            + " MINUTE AS time, 'V//' || hash(i) AS code FROM range(400000) t(i)) TO '"
                            + source
                            + "' (FORMAT parquet)");
        }
        var said = new ArrayList<String>();
        var problem =
                assertThrows(
                        InputProblem.class,
                        () ->
                                new MedsImport(
                                                source,
                                                disk.resolve("store"),
                                                "300MB",
                                                1,
                                                "",
                                                saying(said))
                                        .run());
        assertTrue(said.getFirst().startsWith("the disk may be too small: "), said.toString());
        assertEquals("the disk is full: free some space and run it again", problem.getMessage());
        assertEquals(List.of(), left());
    }

    private static Progress saying(List<String> said) {
        return new Progress() {
            @Override
            public void report(String task, long done, long total) {}

            @Override
            public void say(String line) {
                said.add(line);
            }
        };
    }

    @Test
    void aSimulationSaysThatTheDiskIsFull() throws Exception {
        mount("6m");
        var problem =
                assertThrows(
                        IOException.class,
                        () ->
                                Simulator.write(
                                        Simulation.of(20_000),
                                        disk.resolve("store"),
                                        Progress.SILENT));
        assertTrue(problem.getMessage().contains("No space left"), problem.getMessage());
        assertEquals(List.of(), left());
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("patients.csv"), "Id,BIRTHDATE,GENDER\n");
        Files.setPosixFilePermissions(file, Set.of());
        if (Files.isReadable(file)) {
            var reason =
                    "skipped: who runs this may read every file, so that none can be made unreadable";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        var problem =
                assertThrows(
                        InputProblem.class,
                        () ->
                                new SyntheaImport(
                                                folder,
                                                folder.resolve("store"),
                                                "300MB",
                                                1,
                                                "",
                                                Progress.SILENT)
                                        .run());
        assertTrue(problem.getMessage().startsWith(file + " cannot be read"), problem.getMessage());
        assertFalse(Files.exists(folder.resolve("store")));
    }
}
