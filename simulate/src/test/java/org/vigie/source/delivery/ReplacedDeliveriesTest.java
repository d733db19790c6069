package org.vigie.source.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.Slow;
import org.vigie.problem.InputProblem;
import org.vigie.source.DeliveryReplacement;
import org.vigie.source.delivery.DealtSource.Reading;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Progress;

/// A delivery of which some files were wrong, and are replaced by right ones: the bytes are those
/// of one import of the right whole, and the manifest that of adding the right deliveries, but for
/// the history that the ledger tells.
@Tag("long")
class ReplacedDeliveriesTest {

    @TempDir Path folder;
    private DealtSource source;
    private Path store;

    @BeforeEach
    void source() {
        source = new DealtSource(folder, false);
        store = folder.resolve("store");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void omop(boolean keyed) throws Exception {
        Slow.unless(keyed);
        source.omopByTime();
        assertReplaced(
                DealtSource.omop(keyed), keyed, List.of("condition_occurrence.csv", "cost.csv"));
    }

    /// The years of one table: the other tables, and other deliveries' years, stay.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void snds(boolean keyed) throws Exception {
        Slow.unless(!keyed);
        source.sndsByTime();
        assertReplaced(
                DealtSource.snds(keyed), keyed, List.of("ER_PRS_F_2013.csv", "ER_PRS_F_2014.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "time keyed", "time told"})
    void meds(String how) throws Exception {
        source.medsBy(how);
        assertReplaced(
                DealtSource.meds(how.endsWith("keyed")),
                how.endsWith("keyed"),
                List.of("data/0.parquet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "people keyed"})
    void synthea(String how) throws Exception {
        Slow.unless(how.equals("people keyed"));
        source.syntheaBy(how.startsWith("time"));
        assertReplaced(
                DealtSource.synthea(how.endsWith("keyed")),
                how.endsWith("keyed"),
                List.of("encounters.csv", "conditions.csv"));
    }

    /// Delivers the second delivery with files that are wrong, and then replaces these.
    private void assertReplaced(Reading reading, boolean keyed, List<String> wrong)
            throws Exception {
        reading.of(source.raw(), folder.resolve("whole")).run();
        var faulty = folder.resolve("faulty");
        DealtSource.copy(folder.resolve("delivery1"), faulty);
        var corrected = folder.resolve("corrected");
        for (var name : wrong) {
            spoil(faulty.resolve(name));
            Files.createDirectories(corrected.resolve(name).getParent());
            Files.copy(folder.resolve("delivery1").resolve(name), corrected.resolve(name));
        }
        grow(reading, store, "delivery0", "faulty", "delivery2");
        assertNotEquals(DealtSource.bytes(folder.resolve("whole")), DealtSource.bytes(store));
        var before = Store.readManifest(store).deliveries();

        replace(reading, keyed, corrected);

        assertEquals(DealtSource.bytes(folder.resolve("whole")), DealtSource.bytes(store));
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
        var right = folder.resolve("right");
        grow(reading, right, "delivery0", "delivery1", "delivery2");
        var now = Store.readManifest(store);
        assertEquals(lines(Store.readManifest(right)), lines(now));
        assertHistory(before, now.deliveries(), wrong);
        assertEquals(
                List.of("corrected", "delivery0", "delivery1", "delivery2", "faulty"),
                names().filter(name -> name.matches("corrected|del.*|faulty|store.+")).toList());
    }

    /// A second correction reads the first corrected delivery again: its files lie where they came
    /// first and in the folder of the correction.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneCorrectionAfterAnother(boolean keyed) throws Exception {
        Slow.unless(!keyed);
        source.sndsByTime();
        var reading = DealtSource.snds(keyed);
        reading.of(source.raw(), folder.resolve("whole")).run();
        wrong("delivery0", "ER_PRS_F_2010.csv");
        wrong("delivery1", "ER_PRS_F_2014.csv");
        // The corrected file has a name of its own.
        for (var place : List.of("delivery1", "right-delivery1")) {
            Files.move(
                    folder.resolve(place).resolve("ER_PRS_F_2014.csv"),
                    folder.resolve(place).resolve("ER_PRS_F2014.csv"));
        }
        grow(reading, store, "wrong-delivery0", "wrong-delivery1", "delivery2");

        replace(
                reading,
                keyed,
                2,
                "right-delivery1",
                "wrong-delivery0",
                "delivery2",
                "wrong-delivery1");
        var said =
                assertThrows(
                        InputProblem.class,
                        () ->
                                replace(
                                        reading,
                                        keyed,
                                        1,
                                        "right-delivery0",
                                        "wrong-delivery0",
                                        "wrong-delivery1",
                                        "delivery2"));
        assertTrue(
                said.getMessage()
                        .endsWith(
                                """
                                wrong-delivery1 is not what delivery 2 is since it was corrected: \
                                gone since: ER_PRS_F2014.csv; not there then: ER_PRS_F_2014.csv; nothing was replaced: name the \
                                folders of its corrections with --delivery too, or import all \
                                deliveries anew\
                                """),
                said.getMessage());
        replace(
                reading,
                keyed,
                1,
                "right-delivery0",
                "wrong-delivery0",
                "wrong-delivery1",
                "right-delivery1",
                "delivery2");

        assertEquals(DealtSource.bytes(folder.resolve("whole")), DealtSource.bytes(store));
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
        var right = folder.resolve("right");
        grow(reading, right, "delivery0", "delivery1", "delivery2");
        assertEquals(lines(Store.readManifest(right)), lines(Store.readManifest(store)));
    }

    /// A delivery with a file that is wrong, and the right file in a folder of its own.
    private void wrong(String delivery, String name) throws Exception {
        DealtSource.copy(folder.resolve(delivery), folder.resolve("wrong-" + delivery));
        spoil(folder.resolve("wrong-" + delivery).resolve(name));
        Files.createDirectories(folder.resolve("right-" + delivery));
        for (var needed : List.of(name, "IR_BEN_R.csv")) {
            Files.copy(
                    folder.resolve(delivery).resolve(needed),
                    folder.resolve("right-" + delivery).resolve(needed));
        }
    }

    private void replace(
            Reading reading, boolean keyed, int number, String corrected, String... folders)
            throws IOException {
        new DeliveryReplacement(
                        new DeliveryReplacement.Asked(
                                store,
                                number,
                                folder.resolve(corrected),
                                "",
                                Stream.of(folders).map(folder::resolve).toList(),
                                true),
                        (from, into, _) -> reading.of(from, into),
                        keyed ? DealtSource.KEYED : Pseudonymisation.LASTING,
                        Progress.SILENT)
                .run();
    }

    private static void assertHistory(
            List<Delivery> before, List<Delivery> now, List<String> wrong) {
        assertEquals(3, now.size());
        assertEquals(List.of(), now.get(0).replaced());
        assertEquals(List.of(), now.get(2).replaced());
        var history = now.get(1).replaced();
        assertEquals(1, history.size());
        assertEquals(LocalDate.now(ZoneOffset.UTC).toString(), history.getFirst().on());
        assertEquals(wrong.stream().sorted().toList(), sorted(history.getFirst().gone()));
        assertEquals(wrong.stream().sorted().toList(), sorted(history.getFirst().came()));
        assertEquals(before.get(1).contents(), history.getFirst().before());
        for (var file : history.getFirst().gone()) {
            assertEquals(true, before.get(1).files().contains(file));
            assertEquals(false, now.get(1).files().contains(file));
        }
    }

    private static List<String> sorted(List<DeliveredFile> files) {
        return files.stream().map(DeliveredFile::name).sorted().toList();
    }

    /// A manifest without the history of its ledger, line by line.
    private static String lines(Manifest manifest) {
        return ManifestText.write(
                        manifest.withDeliveries(
                                manifest.deliveries().stream()
                                        .map(one -> one.after(manifest.deliveries().getLast()))
                                        .toList()))
                .replaceAll("(?m)^  \"checksum.*$", "");
    }

    private void grow(Reading reading, Path into, String... deliveries) throws IOException {
        for (var delivery : deliveries) {
            var one = folder.resolve("one-" + into.getFileName() + "-" + delivery);
            var made = reading.of(folder.resolve(delivery), one);
            made.run();
            if (Files.exists(into)) {
                StoreAppend.append(into, one, true, made.ofAll(), Progress.SILENT);
            } else {
                DealtSource.copy(one, into);
            }
        }
    }

    private void replace(Reading reading, boolean keyed, Path corrected) throws IOException {
        new DeliveryReplacement(
                        new DeliveryReplacement.Asked(
                                store,
                                2,
                                corrected,
                                "",
                                List.of(folder.resolve("delivery0"), folder),
                                true),
                        (from, into, _) -> reading.of(from, into),
                        keyed ? DealtSource.KEYED : Pseudonymisation.LASTING,
                        Progress.SILENT)
                .run();
    }

    /// Every third row is gone, or every third event.
    private static void spoil(Path file) throws Exception {
        if (file.toString().endsWith(".parquet")) {
            var right = file.resolveSibling("right");
            Files.move(file, right);
            try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        COPY (SELECT * FROM read_parquet('%s') WHERE hash(time, code) %% 3 > 0)
                          TO '%s' (FORMAT parquet)\
                        """
                                .formatted(right, file));
            }
            Files.delete(right);
            return;
        }
        var lines = Files.readAllLines(file);
        var kept = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            if (line % 3 != 1) {
                kept.append(lines.get(line)).append('\n');
            }
        }
        Files.writeString(file, kept);
    }

    private Stream<String> names() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }
}
