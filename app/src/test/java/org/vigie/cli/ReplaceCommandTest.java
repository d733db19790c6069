package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.store.ManifestText;
import org.vigie.store.Sha256;
import org.vigie.store.read.Store;

/// A corrected delivery takes the place of the one that was wrong, from the command line; whatever
/// stands in the way is said in a line, and the store stays as it was.
@Tag("long")
class ReplaceCommandTest {

    private static final String ENCOUNTERS =
            "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,"
                    + "TOTAL_CLAIM_COST,PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION\n";

    @TempDir Path folder;
    private Path store;

    /// January and February; of February a visit lacks.
    @BeforeEach
    void deliveries() throws IOException {
        store = folder.resolve("store");
        delivery("months/january", "2020-01-1", 2);
        delivery("months/february", "2020-02-1", 1);
        delivery("corrected", "2020-02-1", 2);
        assertEquals(0, load("months/january").exitCode());
        assertEquals(0, load("months/february", "--append").exitCode());
    }

    private void delivery(String name, String day, int visits) throws IOException {
        var into = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                into.resolve("patients.csv"),
                "Id,BIRTHDATE,DEATHDATE,GENDER\na,1950-03-01,,F\nb,1960-03-01,,M\n");
        var rows = new StringBuilder(ENCOUNTERS);
        for (int i = 0; i < visits; i++) {
            rows.append(
                    "v%s%d,%s%dT10:00:00Z,%s%dT11:00:00Z,%s,o1,d1,y1,wellness,410620009,Check up,10.00,20.00,5.00,,\n"
                            .formatted(day, i, day, i, day, i, i == 0 ? "a" : "b"));
        }
        Files.writeString(into.resolve("encounters.csv"), rows);
        Files.writeString(
                into.resolve("conditions.csv"),
                "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n%s1,,a,,22298006,Infarction\n"
                        .formatted(day));
    }

    private CommandRun load(String delivery, Object... more) {
        return load(store, delivery, more);
    }

    private CommandRun load(Path into, String delivery, Object... more) {
        var words =
                new ArrayList<Object>(
                        List.of("import", "synthea", folder.resolve(delivery), "--into", into));
        words.addAll(List.of(more));
        return CommandRun.by(words.toArray());
    }

    private static TreeMap<String, String> bytes(Path store) throws IOException {
        var bytes = new TreeMap<String, String>();
        try (var files = Files.walk(store)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(store.relativize(file).toString(), Sha256.of(file));
            }
        }
        return bytes;
    }

    private void assertRefused(String why, String delivery, Object... more) throws IOException {
        var before = bytes(store);
        var said = load(delivery, more);
        assertEquals(3, said.exitCode(), said.err());
        assertTrue(said.err().lines().anyMatch(line -> line.contains(why)), said.err());
        assertEquals(before, bytes(store));
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("store"),
                    left.map(path -> path.getFileName().toString())
                            .filter(name -> name.startsWith("store") || name.startsWith(".vigie"))
                            .toList());
        }
    }

    @Test
    void aCorrectedDeliveryTakesThePlaceOfTheWrongOne() throws IOException {
        var said = load("corrected", "--replace", "2", "--delivery", folder.resolve("months"));
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(
                said.err()
                        .contains(
                                "delivery 2: conditions.csv, encounters.csv, patients.csv instead"
                                        + " of conditions.csv, encounters.csv, patients.csv"),
                said.err());
        var right = folder.resolve("right");
        assertEquals(0, load(right, "months/january").exitCode());
        assertEquals(0, load(right, "corrected", "--append").exitCode());
        var bytes = bytes(store);
        var expected = bytes(right);
        bytes.remove("manifest.json");
        expected.remove("manifest.json");
        assertEquals(expected, bytes);
        var day = LocalDate.now(ZoneOffset.UTC).toString();
        assertTrue(
                CommandRun.by("check", store)
                        .out()
                        .contains(
                                """
                                Deliveries:
                                  1: synthea, 3 files, 2 people, 3 events, 2020-01-10 to 2020-01-11, imported %1$s
                                  2: synthea, 3 files, 2 people, 3 events, 2020-02-10 to 2020-02-11, imported %1$s, \
                                corrected %1$s (conditions.csv, encounters.csv, patients.csv for conditions.csv, \
                                encounters.csv, patients.csv, until then 2 events)
                                """
                                        .formatted(day)),
                CommandRun.by("check", store).out());
    }

    /// One table is sent again; the others are read from where they lie.
    @Test
    void aTableTakesThePlaceOfATable() throws IOException {
        Files.delete(folder.resolve("corrected/patients.csv"));
        Files.delete(folder.resolve("corrected/conditions.csv"));
        assertRefused(
                "delivery 1 (conditions.csv, encounters.csv, patients.csv) is read again: name the"
                        + " folder it came from with --delivery FOLDER",
                "corrected",
                "--replace",
                "2");
        assertRefused(
                "delivery 2 (conditions.csv, encounters.csv, patients.csv) is read again, and it"
                        + " is in none of the folders that --delivery names",
                "corrected",
                "--replace",
                "2",
                "--delivery",
                folder.resolve("months/january"));
        var said =
                load(
                        "corrected",
                        "--replace",
                        "2",
                        "--delivery",
                        folder.resolve("months/january"),
                        "--delivery",
                        folder.resolve("months/february"));
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(said.err().contains("as it was stays conditions.csv, patients.csv"), said.err());
        var manifest = Store.readManifest(store);
        assertEquals(6, manifest.events());
        assertEquals(1, manifest.deliveries().get(1).replaced().getFirst().gone().size());
        assertEquals(3, manifest.deliveries().get(1).files().size());
    }

    @Test
    void filesThatAreNotWhatTheyWereAreNamed() throws IOException {
        var january = folder.resolve("months/january");
        var conditions = january.resolve("conditions.csv");
        var was = Files.readString(conditions);
        Files.writeString(conditions, was.replace("22298006", "22298007"));
        assertRefused(
                january
                        + " is not what delivery 1 was when it was imported: changed since:"
                        + " conditions.csv; nothing was replaced",
                "corrected",
                "--replace",
                "2",
                "--delivery",
                january);
        Files.delete(conditions);
        assertRefused(
                "gone since: conditions.csv", "corrected", "--replace", "2", "--delivery", january);
        Files.writeString(conditions, was);
        Files.copy(conditions, january.resolve("procedures.csv"));
        assertRefused(
                "not there then: procedures.csv",
                "corrected",
                "--replace",
                "2",
                "--delivery",
                january);
    }

    /// Whoever names the wrong delivery would lose it and have the other one twice.
    @Test
    void theWrongNumberIsRefused() throws IOException {
        var months = folder.resolve("months");
        assertRefused(
                "has 1 of the 2 files of this delivery already, of delivery 2: conditions.csv; lay"
                        + " what is new into a folder of its own and add that; where it corrects"
                        + " that delivery, say --replace 2 and, for the others, --delivery FOLDER",
                "corrected",
                "--replace",
                "1");
        var conditions = folder.resolve("corrected/conditions.csv");
        Files.writeString(conditions, Files.readString(conditions) + "\n");
        assertRefused(
                "the corrected files tell of 2020-02-10 to 2020-02-11, delivery 1 of 2020-01-10 to"
                        + " 2020-01-11",
                "corrected",
                "--replace",
                "1",
                "--delivery",
                months);
        assertRefused("has deliveries 1 to 2, not 3", "corrected", "--replace", "3");
        assertRefused("has deliveries 1 to 2, not 0", "corrected", "--replace", "0");
        assertRefused(
                "these are files of delivery 2 to the last byte",
                "months/february",
                "--replace",
                "2");
        assertRefused(
                "has this delivery already, as delivery 1", "months/january", "--replace", "2");
    }

    /// A correction that also tells of what another delivery tells of would count it twice.
    @Test
    void whatAnotherDeliveryHasIsRefused() throws IOException {
        var encounters = folder.resolve("corrected/encounters.csv");
        var rows = Files.readAllLines(folder.resolve("months/january/encounters.csv"));
        Files.writeString(
                encounters,
                Files.readString(folder.resolve("months/february/encounters.csv"))
                        + String.join("\n", rows.subList(1, rows.size())));
        Files.writeString(
                folder.resolve("corrected/conditions.csv"),
                Files.readString(folder.resolve("months/january/conditions.csv")) + "\n");
        assertRefused(
                "has 3 of the 4 events of this delivery already, to the last column",
                "corrected",
                "--replace",
                "2",
                "--delivery",
                folder.resolve("months"));
    }

    @Test
    void whatIsAskedForOtherwiseIsRefused() throws IOException {
        var key = folder.resolve("key");
        Files.writeString(key, "0123456789abcdefghijklmnopqrstuvwxyz");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertRefused(
                "is not pseudonymised, so nothing pseudonymised can be added",
                "corrected",
                "--replace",
                "2",
                "--pseudonymise",
                key);
        assertEquals(2, load("corrected", "--replace", "2", "--append").exitCode());
        assertEquals(2, load("corrected", "--delivery", folder).exitCode());
        assertEquals(
                2,
                CommandRun.by(
                                "import",
                                "snds",
                                "--jdbc",
                                "jdbc:duckdb:x.db",
                                "--into",
                                store,
                                "--replace",
                                "1")
                        .exitCode());
    }

    /// Every delivery is read with the site that it was read with.
    @Test
    void sitesStayAsTheyWere() throws IOException {
        var sites = folder.resolve("sites");
        assertEquals(0, load(sites, "months/january", "--site", "A").exitCode());
        Files.writeString(
                folder.resolve("months/february/patients.csv"),
                "Id,BIRTHDATE,DEATHDATE,GENDER\nb,1960-03-01,,M\n");
        Files.copy(
                folder.resolve("months/february/patients.csv"),
                folder.resolve("corrected/patients.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        for (var delivery : List.of("months/february", "corrected")) {
            var text = Files.readString(folder.resolve(delivery + "/encounters.csv"));
            Files.writeString(
                    folder.resolve(delivery + "/encounters.csv"), text.replace(",a,", ",b,"));
            var rows = Files.readString(folder.resolve(delivery + "/conditions.csv"));
            Files.writeString(
                    folder.resolve(delivery + "/conditions.csv"), rows.replace(",a,", ",b,"));
        }
        assertEquals(0, load(sites, "months/february", "--append", "--site", "B").exitCode());
        assertEquals(
                0,
                load(sites, "corrected", "--replace", "2", "--delivery", folder.resolve("months"))
                        .exitCode());
        assertEquals(
                List.of(Optional.of("A"), Optional.of("B")),
                Store.readManifest(sites).deliveries().stream().map(one -> one.site()).toList());
        var right = folder.resolve("right");
        assertEquals(0, load(right, "months/january", "--site", "A").exitCode());
        assertEquals(0, load(right, "corrected", "--append", "--site", "B").exitCode());
        assertEquals(
                Store.readManifest(right).fingerprint(), Store.readManifest(sites).fingerprint());
    }

    @Test
    void aDamagedStoreIsRefused() throws IOException {
        var file = store.resolve("shard-0000/people.parquet");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertRefused("is damaged", "corrected", "--replace", "2");
    }

    /// A delivery that is read again came when it came; one that is corrected twice has two lines.
    @Test
    void theLedgerKeepsWhatItTold() throws IOException {
        rewrite("\"imported\" : \"[-0-9]+\"", "\"imported\" : \"2020-03-01\"");
        var months = folder.resolve("months");
        assertEquals(0, load("corrected", "--replace", "2", "--delivery", months).exitCode());
        delivery("again", "2020-02-1", 1);
        Files.writeString(
                folder.resolve("again/conditions.csv"),
                "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n2020-02-13,,a,,22298006,Infarction\n");
        assertEquals(0, load("again", "--replace", "2", "--delivery", months).exitCode());
        var ledger = Store.readManifest(store).deliveries();
        var day = LocalDate.now(ZoneOffset.UTC).toString();
        assertEquals(
                List.of("2020-03-01", day), ledger.stream().map(one -> one.imported()).toList());
        assertEquals(
                List.of(2L, 3L),
                ledger.get(1).replaced().stream().map(one -> one.before().events()).toList());
        assertEquals(
                ledger.get(1).replaced().get(0).came(), ledger.get(1).replaced().get(1).gone());
    }

    private void rewrite(String what, String by) throws IOException {
        var manifest = store.resolve("manifest.json");
        var text = Files.readString(manifest);
        assertTrue(text.matches("(?s).*" + what + ".*"), text);
        Files.writeString(
                manifest,
                ManifestText.write(ManifestText.read(text.replaceAll(what, by), "manifest")));
    }

    /// Stores of earlier versions do not say what their deliveries were told.
    @Test
    void aLedgerWithoutSitesIsRefused() throws IOException {
        rewrite("\"site\" : \"\",\\R", "");
        assertRefused(
                "does not know all that is needed to read delivery 1 again",
                "corrected",
                "--replace",
                "2");
    }
}
