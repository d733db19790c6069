package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreLock;

/// Deliveries that come one after another from the command line: what is there already is refused
/// in a line, and the store stays as it was.
@Tag("long")
class AppendCommandTest {

    private static final String ENCOUNTERS =
            "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,"
                    + "TOTAL_CLAIM_COST,PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION\n";

    @TempDir Path folder;
    private Path store;

    @BeforeEach
    void first() throws IOException {
        store = folder.resolve("store");
        delivery("january", "2020-01-1", "Check up");
        assertEquals(0, load("january").exitCode());
    }

    /// Two people with a visit each, and an illness of one of them.
    private void delivery(String name, String day, String what) throws IOException {
        var into = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                into.resolve("patients.csv"),
                "Id,BIRTHDATE,DEATHDATE,GENDER\na,1950-03-01,,F\nb,1960-03-01,,M\n");
        var visits = new StringBuilder(ENCOUNTERS);
        for (int i = 0; i < 2; i++) {
            visits.append(
                    "v%s%d,%s%dT10:00:00Z,%s%dT11:00:00Z,%s,o1,d1,y1,wellness,410620009,%s,10.00,20.00,5.00,,\n"
                            .formatted(day, i, day, i, day, i, i == 0 ? "a" : "b", what));
        }
        Files.writeString(into.resolve("encounters.csv"), visits);
        Files.writeString(
                into.resolve("conditions.csv"),
                "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n%s1,,a,,22298006,Infarction\n"
                        .formatted(day));
    }

    private CommandRun load(String delivery, Object... more) {
        var words = new Object[5 + more.length];
        words[0] = "import";
        words[1] = "synthea";
        words[2] = folder.resolve(delivery);
        words[3] = "--into";
        words[4] = store;
        System.arraycopy(more, 0, words, 5, more.length);
        return CommandRun.by(words);
    }

    private void assertRefused(String why, CommandRun said) throws IOException {
        assertEquals(3, said.exitCode(), said.err());
        assertEquals(1, said.err().lines().count(), said.err());
        assertTrue(said.err().contains(why), said.err());
        assertEquals(List.of("january", "store"), names(said));
    }

    private List<String> names(CommandRun said) throws IOException {
        try (var left = Files.list(folder)) {
            return left.map(path -> path.getFileName().toString())
                    .filter(name -> name.equals("january") || name.startsWith("store"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theSameDeliveryIsRefusedWhateverItsFolderIsCalled() throws IOException {
        Files.move(folder.resolve("january"), folder.resolve("again"));
        delivery("january", "2020-03-1", "Other");
        var before = Files.readString(store.resolve("manifest.json"));
        assertRefused(
                "has this delivery already, as delivery 1: the bytes of its files are the same;"
                        + " nothing is to be done",
                load("again", "--append"));
        assertRefused("has this delivery already", load("again", "--append", "--also"));
        assertEquals(before, Files.readString(store.resolve("manifest.json")));
    }

    @Test
    void aFileThatIsThereIsNamed() throws IOException {
        delivery("february", "2020-02-1", "Check up");
        Files.copy(
                folder.resolve("january/conditions.csv"),
                folder.resolve("february/conditions.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused(
                "has 1 of the 2 files of this delivery already, of delivery 1: conditions.csv; lay"
                        + " what is new into a folder of its own and add that; where it corrects"
                        + " that delivery, say --replace 1",
                load("february", "--append"));
    }

    /// A month in which nothing happened: of tables that are sent whole all bytes are as before.
    @Test
    void aDeliveryWithoutARowIsADelivery() throws IOException {
        delivery("quiet", "2020-01-1", "Check up");
        for (var table : List.of("encounters.csv", "conditions.csv")) {
            var file = folder.resolve("quiet").resolve(table);
            Files.writeString(file, Files.readAllLines(file).getFirst() + "\n");
        }
        var said = load("quiet", "--append");
        assertEquals(0, said.exitCode(), said.err());
        assertRefused("has this delivery already, as delivery", load("quiet", "--append"));
    }

    /// A row more or less makes other bytes of a month that is there.
    @Test
    void aCorrectedDeliveryIsRefusedUnlessItIsAskedFor() throws IOException {
        delivery("corrected", "2020-01-1", "Check up");
        Files.writeString(
                folder.resolve("corrected/conditions.csv"),
                "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n2020-01-12,,a,,22298006,Infarction\n");
        Files.writeString(
                folder.resolve("corrected/encounters.csv"),
                Files.readString(folder.resolve("corrected/encounters.csv")).stripTrailing());
        assertRefused(
                "has 2 of the 3 events of this delivery already, to the last column: where it"
                        + " corrects one that is there, say --replace 1 (its number is in 'vigie"
                        + " check "
                        + store
                        + "'); where it is another, add it with --also",
                load("corrected", "--append"));
        assertEquals(0, load("corrected", "--append", "--also").exitCode());
        assertEquals(6, Store.readManifest(store).events());
    }

    @Test
    void theLedgerTellsOfEachDelivery() throws IOException {
        delivery("february", "2020-02-1", "Check up");
        assertEquals(0, load("february", "--append").exitCode());
        var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        var said = CommandRun.by("check", store).out();
        assertTrue(
                said.contains(
                        """
                        Deliveries:
                          1: synthea, 3 files, 2 people, 3 events, 2020-01-10 to 2020-01-11, imported %1$s
                          2: synthea, 3 files, 2 people, 3 events, 2020-02-10 to 2020-02-11, imported %1$s
                        """
                                .formatted(today)),
                said);
        var json = CommandRun.by("describe", store, "--json").out();
        assertTrue(json.contains("\"name\" : \"encounters.csv\""), json);
        assertTrue(
                CommandRun.by("describe", store).out().contains("delivery 2, -"),
                "findings of files name their delivery");
        assertEquals(
                1,
                Store.readManifest(store).findings().stream()
                        .filter(finding -> finding.rule().equals("no-observation-periods"))
                        .peek(finding -> assertEquals(2, finding.count()))
                        .count());
    }

    /// What came, what the store held before, and what was found in it; not what was known.
    @Test
    void anAdditionSaysWhatItAdded() throws IOException {
        delivery("february", "2020-02-1", "Check up");
        Files.writeString(
                folder.resolve("february/conditions.csv"),
                """
                START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION
                2020-02-12,,a,,22298006,Infarction
                2020-02-13,,nobody,,22298006,Infarction
                """);
        Files.writeString(folder.resolve("february/claims.xlsx"), "");
        var said = load("february", "--append").out();
        assertTrue(
                said.startsWith(
                        "%s: 2 people, 6 events (before: 2 people, 3 events), from 2020-01-10 to"
                                        .formatted(store)
                                + " 2020-02-12"),
                said);
        assertTrue(said.contains("Delivery 2: synthea, 3 files, 2 people, 3 events, "), said);
        assertTrue(
                said.lines().anyMatch(line -> line.matches(" +orphan +delivery 2.* 1 .*")), said);
        assertTrue(said.contains("not-read"), said);
        assertFalse(said.contains("delivery 1"), said);
        assertTrue(said.lines().anyMatch(line -> line.startsWith("Of other deliveries: ")), said);
        assertTrue(CommandRun.by("describe", store).out().contains("delivery 1"));
    }

    /// What a stopped command left lies beside a store, which is whole all the same.
    @Test
    void aStoreBesideALeftoverIsWhole() throws IOException {
        Files.createDirectories(folder.resolve("store.partial-999999999-1"));
        var said = CommandRun.by("check", store);
        assertEquals(3, said.exitCode());
        assertTrue(said.out().contains("left by a command that was stopped"), said.out());
        assertTrue(said.out().contains(store + " is whole: 2 people, 3 events"), said.out());
        var json = CommandRun.by("check", store, "--json").out();
        assertTrue(json.contains("\"whole\" : true") && json.contains("leftover"), json);
    }

    /// Numbers of people are the same in every delivery, so that no key is needed to add one; and
    /// one that is pseudonymised is not added to one that is not.
    @Test
    void aDeliveryUnderAKeyIsNotAddedToOneWithout() throws IOException {
        delivery("february", "2020-02-1", "Check up");
        var key = folder.resolve("key");
        Files.writeString(key, "0123456789abcdefghijklmnopqrstuvwxyz");
        Files.setPosixFilePermissions(
                key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertRefused(
                "is not pseudonymised, so nothing pseudonymised can be added",
                load("february", "--append", "--pseudonymise", key));
        assertEquals(0, load("february", "--append").exitCode());
        assertEquals(2, Store.readManifest(store).people());
    }

    @Test
    void whoComesSecondToMakeAStoreFailsAtOnce() throws IOException {
        var other = folder.resolve("other");
        try (var _ = StoreLock.toMake(other)) {
            var said =
                    CommandRun.by("import", "synthea", folder.resolve("january"), "--into", other);
            assertEquals(3, said.exitCode());
            assertTrue(
                    said.err().contains("other is being made by another command; choose another"),
                    said.err());
        }
        assertFalse(Files.exists(other));
        assertFalse(Files.exists(folder.resolve("other.lock")));
        assertEquals(2, load("january", "--also").exitCode());
    }

    /// SNDS: names of files tell months, so that another file for one of them is seen.
    @Test
    void anotherFileForAMonthIsRefused() throws IOException {
        var raw = folder.resolve("raw");
        assertEquals(
                0, CommandRun.by("simulate", "--people", "30", "--as", "snds", raw).exitCode());
        var snds = folder.resolve("snds");
        assertEquals(0, CommandRun.by("import", "snds", raw, "--into", snds).exitCode());
        var month = Files.createDirectories(folder.resolve("month"));
        Files.copy(raw.resolve("ER_PRS_F_2010.csv"), month.resolve("ER_PRS_F_201003.csv"));
        var none = CommandRun.by("import", "snds", month, "--into", snds, "--append");
        assertEquals(3, none.exitCode());
        Files.copy(raw.resolve("IR_BEN_R.csv"), month.resolve("IR_BEN_R.csv"));
        Files.writeString(
                month.resolve("ER_PRS_F_201003.csv"),
                String.join(
                        "\n", Files.readAllLines(raw.resolve("ER_PRS_F_2010.csv")).subList(0, 9)));
        var said = CommandRun.by("import", "snds", month, "--into", snds, "--append");
        assertEquals(3, said.exitCode());
        assertTrue(
                said.err()
                        .contains(
                                "has months of these files already, of delivery 1, with other"
                                        + " bytes: ER_PRS_F_201003.csv; where they correct it, say"
                                        + " --replace 1; where they are of other people, add them"
                                        + " with --also"),
                said.err());
        assertTrue(CommandRun.by("check", snds).out().contains("months 2005-01 to 2024-12"));
        Files.delete(month.resolve("IR_BEN_R.csv"));
        Files.writeString(
                month.resolve("ER_PRS_F_203003.csv"),
                Files.readString(month.resolve("ER_PRS_F_201003.csv")));
        Files.delete(month.resolve("ER_PRS_F_201003.csv"));
        assertTrue(
                CommandRun.by("import", "snds", month, "--into", snds, "--append", "--also")
                        .err()
                        .contains("lay the one you have, or a link to it, beside the claims"));
    }
}
