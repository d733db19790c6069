package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.store.WorkFolders;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Progress;

/// A process that makes a store is killed at any moment ({@link KilledStepsTest}: at each step):
/// then there is no store, or a whole one; the same import goes on where the killed one was and
/// makes the same bytes, and any other clears up.
@Tag("slow")
class KilledImportTest {

    private static final int KILLS = Boolean.getBoolean("vigie.slow") ? 5 : 3;

    @TempDir Path folder;

    private final long seed = Seed.of("moments of a kill of an import");
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void killedImportsAreGoneOnWith() throws Exception {
        goOn("import", madeMeds().getParent().toString());
    }

    /// Lines that cannot be split, and a file in another encoding, take the detours of reading.
    @Test
    void killedImportsOfFaultyFilesAreGoneOnWith() throws Exception {
        var source = Files.createDirectories(folder.resolve("omop"));
        var people =
                new StringBuilder(
                        "person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth\n");
        var conditions =
                new StringBuilder(
                        "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,"
                                + "condition_source_value\n");
        var drugs =
                new StringBuilder(
                        "drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date\n");
        var periods =
                new StringBuilder(
                        "observation_period_id,person_id,observation_period_start_date,"
                                + "observation_period_end_date\n");
        for (int i = 1; i <= 3000; i++) {
            people.append(i).append(",8507,").append(1930 + i % 70).append(",1,1\n");
            periods.append(i).append(',').append(i).append(",2000-01-01,2015-12-31\n");
            for (int k = 0; k < 30; k++) {
                int row = i * 30 + k;
                conditions
                        .append(row)
                        .append(',')
                        .append(i)
                        .append(',')
                        .append(random.nextInt(500))
                        .append(',')
                        .append(
                                random.nextInt(1000) == 0
                                        ? "never"
                                        : 2000 + random.nextInt(16) + "-05-0" + (1 + k % 9))
                        .append(",fièvre\n");
                drugs.append(row)
                        .append(',')
                        .append(i)
                        .append(',')
                        .append(1000 + random.nextInt(500))
                        .append(",2004-0")
                        .append(1 + k % 9)
                        .append(k == 3 && i % 100 == 0 ? "-05,one,two,many\n" : "-05\n");
            }
        }
        Files.writeString(source.resolve("person.csv"), people);
        Files.writeString(source.resolve("observation_period.csv"), periods);
        Files.writeString(
                source.resolve("condition_occurrence.csv"),
                conditions,
                Charset.forName("windows-1252"));
        Files.writeString(source.resolve("drug_exposure.csv"), drugs);
        goOn("omop", source.toString());
    }

    /// With two prestations of one key, and one that takes back another: what is asked about them
    /// is asked again.
    @Test
    void aKilledImportOfClaimsIsGoneOnWith() throws Exception {
        var source = Files.createDirectories(folder.resolve("snds"));
        Files.writeString(
                source.resolve("IR_BEN_R.csv"),
                "BEN_NIR_PSA;BEN_RNG_GEM;BEN_SEX_COD;BEN_NAI_ANN\nA;1;2;1950\n");
        var claims =
                new StringBuilder(
                        "DCT_ORD_NUM;FLX_DIS_DTD;FLX_EMT_NUM;FLX_EMT_ORD;FLX_EMT_TYP;FLX_TRT_DTD;ORG_CLE_NUM;"
                                + "PRS_ORD_NUM;REM_TYP_AFF;BEN_NIR_PSA;BEN_RNG_GEM;EXE_SOI_DTD;PRS_NAT_REF;PRS_PAI_MNT\n");
        for (var end : List.of("1;25,00", "1;25,00", "2;30,00", "3;-30,00", "4;12,00")) {
            claims.append(end, 0, 1)
                    .append(";01/02/2015;3;2;1;15/01/2015;01C01;1;0;A;1;15/01/2015;1111")
                    .append(end.substring(1))
                    .append('\n');
        }
        Files.writeString(source.resolve("ER_PRS_F_201501.csv"), claims);
        assertEquals("", finish("snds", source.toString(), "unharmed"));
        var killed =
                OtherProcess.builder(
                                "snds",
                                source.toString(),
                                folder.resolve("store").toString(),
                                "sorting events")
                        .start();
        assertEquals(OtherProcess.KILLED, killed.waitFor(), text(killed));
        assertTrue(
                finish("snds", source.toString(), "store")
                        .startsWith("going on with an import that was stopped"));
        assertEquals(
                StoreBytes.of(folder.resolve("unharmed")), StoreBytes.of(folder.resolve("store")));
    }

    @Test
    void killedSimulationsLeaveNoHalfStore() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            var store = folder.resolve("store" + kill);
            kill("simulate", "5000", store, random.nextLong(1_500));
            assertWholeOrNothing(store);
        }
    }

    private Path madeMeds() throws Exception {
        var source = folder.resolve("source/0.parquet");
        Files.createDirectories(source.getParent());
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT CAST(i % 5000 AS BIGINT) AS subject_id, TIMESTAMP '2000-01-01' + INTERVAL (i)"
                            + " MINUTE AS time, 'V//' || (hash(i) % 2000) AS code, CAST(i AS FLOAT) AS numeric_value"
                            + " FROM range(300000) t(i)) TO '"
                            + source
                            + "' (FORMAT parquet)");
        }
        return source;
    }

    private void goOn(String what, String argument) throws Exception {
        long begun = System.nanoTime();
        assertEquals("", finish(what, argument, "unharmed"));
        long whole = (System.nanoTime() - begun) / 1_000_000;
        var expected = StoreBytes.of(folder.resolve("unharmed"));
        for (int kill = 0; kill < KILLS; kill++) {
            var store = folder.resolve("store" + kill);
            long moment = random.nextLong(whole * kill / KILLS, whole * (kill + 1) / KILLS + 1);
            kill(what, argument, store, moment);
            assertWholeOrNothing(store);
            kill(what, argument, store, random.nextLong(whole));
            assertWholeOrNothing(store);
            if (!Files.exists(store)) {
                finish(what, argument, store.getFileName().toString());
            }
            WorkFolders.remove(store, Progress.SILENT);
            assertEquals(
                    expected,
                    StoreBytes.of(store),
                    what + " killed after " + moment + " ms, seed " + seed);
        }
        assertEquals(List.of(), leftovers());
        System.out.println(what + ": " + KILLS + " killed twice within " + whole + " ms");
    }

    private void assertWholeOrNothing(Path store) throws IOException {
        var faults = Files.exists(store) ? StoreCheck.of(store, Progress.SILENT) : List.of();
        assertEquals(
                List.of(),
                faults.stream().filter(fault -> !fault.toString().contains("leftover")).toList(),
                "seed " + seed);
    }

    @Test
    void anImportOfOtherFilesBeginsAnew() throws Exception {
        var source = madeMeds();
        var store = folder.resolve("store");
        killOnceBegun(store, source);
        Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000));
        var said = finish("import", source.getParent().toString(), "store");
        assertTrue(said.startsWith("removed " + folder.resolve(WorkFolders.WORK)), said);
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
    }

    /// Once its folder says what is done in it: killed before, it has done nothing yet, and the
    /// folder is anybody's to remove.
    private void killOnceBegun(Path store, Path source) throws Exception {
        var process = start("import", source.getParent().toString(), store);
        while (leftovers().stream()
                .noneMatch(name -> folder.resolve(name).resolve("task").toFile().length() > 0)) {
            assertTrue(process.isAlive());
            Thread.sleep(10);
        }
        process.destroyForcibly().waitFor();
    }

    private void kill(String what, String argument, Path store, long moment) throws Exception {
        var process = start(what, argument, store);
        process.waitFor(moment, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    @Test
    void theNextImportClearsUpAndSaysSo() throws Exception {
        var store = folder.resolve("store");
        var process = start("simulate", "200000", store);
        while (leftovers().isEmpty()) {
            assertTrue(process.isAlive());
            Thread.sleep(10);
        }
        var others = Files.createDirectories(folder.resolve("other.partial-999999999-1"));
        var work = Files.createDirectories(folder.resolve(WorkFolders.WORK + "999999999-1"));
        var beside = start("simulate", "10", folder.resolve("beside"));
        assertEquals(0, beside.waitFor());
        assertEquals("removed " + work + ", left by a command that was stopped\n", text(beside));
        assertEquals(
                2, leftovers().size(), "a running import is left alone, and so is another store's");
        process.destroyForcibly().waitFor();
        var said = finish("simulate", "10", "store");
        assertTrue(
                said.startsWith("removed " + folder.resolve("store.partial-" + process.pid())),
                said);
        assertEquals(List.of(others.getFileName().toString()), leftovers());
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
    }

    @Test
    void whatIsToBecomeAnotherStoreIsLeftForIt() throws Exception {
        var source = madeMeds();
        killOnceBegun(folder.resolve("store"), source);
        assertEquals("", finish("simulate", "10", "beside"));
        assertEquals(1, leftovers().size());
    }

    private List<String> leftovers() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".partial-") || name.startsWith(WorkFolders.WORK))
                    .sorted()
                    .toList();
        }
    }

    private String finish(String what, String argument, String store) throws Exception {
        var process = start(what, argument, folder.resolve(store));
        var text = text(process);
        assertEquals(0, process.waitFor(), text);
        return text;
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Process start(String what, String argument, Path store) throws IOException {
        return OtherProcess.builder(what, argument, store.toString()).start();
    }
}
