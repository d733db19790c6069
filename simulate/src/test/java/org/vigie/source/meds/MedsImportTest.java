package org.vigie.source.meds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ReferenceData;
import org.vigie.problem.InputProblem;
import org.vigie.source.OtherProcess;
import org.vigie.source.pseudonym.PseudonymKey;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.store.Manifest;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

@Tag("long")
class MedsImportTest {

    @TempDir Path folder;

    private void write(String file, String select) throws Exception {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + path + "' (FORMAT parquet)");
        }
    }

    private Manifest load(Path dataset) throws Exception {
        return new MedsImport(dataset, folder.resolve("store"), "1GB", 2, "", Progress.SILENT)
                .run();
    }

    private static String finding(Manifest manifest, String rule) {
        return manifest.findings().stream()
                .filter(f -> f.rule().equals(rule))
                .map(f -> f.count() + " " + f.effect())
                .findFirst()
                .orElse("");
    }

    /// The events are read where they lie, and yet a fault deep inside is named before anything is
    /// made.
    @Test
    void aFileDamagedInTheMiddleIsNamed() throws Exception {
        write(
                "meds/data/0.parquet",
                "SELECT CAST(i % 500 AS BIGINT) AS subject_id, TIMESTAMP '2000-01-01' + INTERVAL (i) MINUTE"
                        + " AS time, 'V//' || hash(i) AS code FROM range(200000) t(i)");
        var file = folder.resolve("meds/data/0.parquet");
        var bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 5000; i++) {
            bytes[i] ^= 0x5A;
        }
        Files.write(file, bytes);
        var damaged = assertThrows(InputProblem.class, () -> load(folder.resolve("meds")));
        assertEquals(
                file + " cannot be read to its end: it was cut short or damaged; get it again",
                damaged.getMessage());
        assertFalse(Files.exists(folder.resolve("store")));
    }

    /// What notebooks and file systems leave beside the data is not data.
    @Test
    void whatIsHiddenIsPassedOver() throws Exception {
        var two =
                "SELECT 7 AS subject_id, TIMESTAMP '2020-01-01' + INTERVAL (i) DAY AS time,"
                        + " 'A' AS code FROM range(2) t(i)";
        for (var file :
                List.of(
                        "0.parquet",
                        ".ipynb_checkpoints/0-checkpoint.parquet",
                        "_temporary/0/part.parquet",
                        "train/.0.parquet",
                        "._0.parquet",
                        "_0.parquet")) {
            write("meds/data/" + file, two);
        }
        assertEquals(2, load(folder.resolve("meds")).events());
    }

    @Test
    void observationIsOfTheLiving() throws Exception {
        write(
                "meds/data/0.parquet",
                """
                SELECT CAST(a AS BIGINT) AS subject_id, CAST(b AS TIMESTAMP) AS time, c AS code
                FROM (VALUES (7, '2010-03-01', 'MEDS_BIRTH'), (7, '2010-01-01', 'A'),
                             (7, '2012-01-01', 'A'), (7, '2013-01-01', 'MEDS_DEATH'),
                             (7, '2014-01-01', 'A'), (8, '2010-01-01', 'MEDS_DEATH'),
                             (8, '2011-01-01', 'A')) t(a, b, c)\
                """);
        load(folder.resolve("meds"));
        try (var store = Store.open(folder.resolve("store"))) {
            var periods = new ArrayList<ObservationPeriod>();
            store.forEach(person -> {
                for (int p = 0; p < person.recordedPeriods(); p++) {
                    periods.add(
                            new ObservationPeriod(person.recordedStart(p), person.recordedEnd(p)));
                }
            });
            assertEquals(
                    List.of(
                            new ObservationPeriod(Days.of(2010, 3, 1), Days.of(2013, 1, 1)),
                            new ObservationPeriod(Days.of(2010, 1, 1), Days.of(2010, 1, 1))),
                    periods.stream()
                            .sorted(Comparator.comparing(ObservationPeriod::end).reversed())
                            .toList());
        }
    }

    /// Months that come one after the other, in either order, are one time of observation, as when
    /// they are imported at once.
    @Test
    void observationHasNoHoleBetweenDeliveries() throws Exception {
        var months =
                List.of(
                        "SELECT 7 AS subject_id, TIMESTAMP '2015-01-01' + INTERVAL (i * 10) DAY AS time,"
                                + " 'A' AS code FROM range(3) t(i)",
                        "SELECT 7 AS subject_id, TIMESTAMP '2015-02-03' + INTERVAL (i * 10) DAY AS time,"
                                + " 'B' AS code FROM range(2) t(i)",
                        "SELECT 7 AS subject_id, TIMESTAMP '2015-04-01' AS time, 'MEDS_DEATH' AS code");
        for (int month = 0; month < 3; month++) {
            write("m" + month + "/data/0.parquet", months.get(month));
            write("all/data/" + month + ".parquet", months.get(month));
            new MedsImport(
                            folder.resolve("m" + month),
                            folder.resolve("s" + month),
                            "1GB",
                            1,
                            "",
                            Progress.SILENT)
                    .run();
        }
        new MedsImport(
                        folder.resolve("all"),
                        folder.resolve("whole"),
                        "1GB",
                        1,
                        "",
                        Progress.SILENT)
                .run();
        StoreAppend.append(folder.resolve("s2"), folder.resolve("s0"), Progress.SILENT);
        StoreAppend.append(folder.resolve("s2"), folder.resolve("s1"), Progress.SILENT);
        assertEquals(
                Store.readManifest(folder.resolve("whole")).fingerprint(),
                Store.readManifest(folder.resolve("s2")).fingerprint());
        try (var store = Store.open(folder.resolve("s2"))) {
            store.forEach(person -> {
                assertEquals(1, person.recordedPeriods());
                assertEquals(Days.of(2015, 1, 1), person.recordedStart(0));
                assertEquals(Days.of(2015, 4, 1), person.recordedEnd(0));
            });
        }
    }

    private void writeToday() throws Exception {
        write(
                "meds/data/train/0.parquet",
                """
                SELECT CAST(a AS BIGINT) AS subject_id, CAST(b AS TIMESTAMP) AS time, c AS code,
                       CAST(d AS FLOAT) AS numeric_value, e AS text_value, 'x' AS clarity_table
                FROM (VALUES (7, NULL, 'GENDER//F', NULL, NULL), (7, '1950-03-01', 'MEDS_BIRTH', NULL, NULL),
                             (7, '2020-01-05 10:30:00', 'LAB//50809//mg/dL', 5.5, NULL),
                             (7, '2021-02-01', 'ICD10CM/C34.1', NULL, 'said'),
                             (7, '2022-04-01 12:00:00', 'MEDS_DEATH', NULL, NULL)) t(a, b, c, d, e)\
                """);
        write(
                "meds/data/held_out/0.parquet",
                """
                SELECT CAST(a AS BIGINT) AS subject_id, CAST(b AS TIMESTAMP) AS time, c AS code,
                       CAST(NULL AS FLOAT) AS numeric_value
                FROM (VALUES (9, NULL, 'SEX/male'), (9, '2000-01-01', 'MEDS_BIRTH'), (11, NULL, 'GENDER//F'),
                             (11, NULL, 'GENDER//M'), (11, '2019-06-01', 'A//1'), (NULL, '2019-06-01', 'A//1'),
                             (11, '2019-06-02', '')) t(a, b, c)\
                """);
        write(
                "meds/metadata/codes.parquet",
                """
                SELECT * FROM (VALUES ('ICD10CM/C34.1', 'Upper lobe', ['ICD10CM/C34']),
                                      ('ICD10CM/C34', 'Lung', ['ICD10CM/C']), ('A//1', NULL, NULL))
                         t(code, description, parent_codes)\
                """);
        write("meds/metadata/subject_splits.parquet", "SELECT 7 AS subject_id, 'train' AS split");
        Files.writeString(
                folder.resolve("meds/metadata/dataset.json"), "{\"dataset_name\": \"Drawn\"}");
    }

    /// The day of birth would else be told by the event.
    @Test
    void aBirthIsItsYearAmongTheEventsToo() throws Exception {
        writeToday();
        var key =
                PseudonymKey.of(
                        "env:K",
                        Map.of("K", "0123456789abcdefghijklmnopqrstuvwxyz"),
                        Progress.SILENT);
        new MedsImport(
                        folder.resolve("meds"),
                        folder.resolve("store"),
                        "1GB",
                        2,
                        "",
                        Progress.SILENT,
                        new Pseudonymisation.Keyed(key, 0, false, true, false))
                .run();
        try (var store = Store.open(folder.resolve("store"))) {
            var lives = Life.all(store);
            assertEquals(
                    List.of("1950-01-01", "2000-01-01"),
                    lives.stream()
                            .flatMap(life -> life.events().stream())
                            .filter(event -> event.code().equals("MEDS_BIRTH"))
                            .map(event -> Days.text(Days.ofTime(event.time())))
                            .sorted()
                            .toList());
            assertTrue(
                    lives.stream()
                            .flatMap(life -> life.events().stream())
                            .allMatch(event -> event.text().isEmpty()));
            assertTrue(
                    lives.stream()
                            .noneMatch(life -> List.of(7L, 9L, 11L).contains(life.person().id())));
        }
    }

    @Test
    void peopleAreToldByTheirEvents() throws Exception {
        writeToday();
        var manifest = load(folder.resolve("meds"));
        assertEquals(3, manifest.people());
        assertEquals(10, manifest.events());
        try (var store = Store.open(folder.resolve("store"))) {
            var lives = Life.all(store);
            var woman = lives.get(0).person();
            assertEquals(
                    List.of(7L, 9L, 11L), lives.stream().map(life -> life.person().id()).toList());
            assertEquals(Days.of(1950, 3, 1), woman.birthDay());
            assertEquals(Days.of(2022, 4, 1), woman.deathDay());
            assertEquals(
                    List.of(Sex.FEMALE, Sex.MALE, Sex.UNKNOWN),
                    lives.stream().map(life -> life.person().sex()).toList());
            assertEquals(
                    List.of(new ObservationPeriod(Days.of(2020, 1, 5), Days.of(2022, 4, 1))),
                    woman.periods());
            assertEquals("Drawn", woman.site());
            assertTrue(lives.get(1).person().periods().isEmpty(), "only a birth: never observed");
            assertEquals(
                    List.of(
                            "GENDER//F",
                            "MEDS_BIRTH",
                            "LAB//50809//mg/dL",
                            "ICD10CM/C34.1",
                            "MEDS_DEATH"),
                    lives.get(0).events().stream().map(Life.Event::code).toList());
            assertEquals(Timeline.NO_TIME, lives.get(0).events().getFirst().time());
            assertEquals(5.5, lives.get(0).events().get(2).value());
            assertEquals("said", lives.get(0).events().get(3).text());
        }
    }

    @Test
    void codesHaveNamesVocabulariesAndAncestors() throws Exception {
        writeToday();
        load(folder.resolve("meds"));
        try (var store = Store.open(folder.resolve("store"))) {
            var codes = store.codes();
            assertEquals("LAB", codes.get(codes.id("LAB//50809//mg/dL")).vocabulary());
            assertEquals("ICD10CM", codes.get(codes.id("ICD10CM/C34.1")).vocabulary());
            assertEquals("MEDS", codes.get(codes.id("MEDS_DEATH")).vocabulary());
            assertEquals("Upper lobe", codes.get(codes.id("ICD10CM/C34.1")).name());
            var above = store.vocabulary().hierarchy().ancestors(codes.id("ICD10CM/C34.1"));
            assertEquals(
                    List.of("ICD10CM/C", "ICD10CM/C34"),
                    Arrays.stream(above).mapToObj(codes::text).toList());
        }
    }

    @Test
    void whatIsOddIsSaid() throws Exception {
        writeToday();
        var manifest = load(folder.resolve("meds"));
        assertEquals("1 left out: no readable subject_id", finding(manifest, "no-identifier"));
        assertEquals("1 left out: no code", finding(manifest, "no-code"));
        assertEquals("1 not read: clarity_table", finding(manifest, "unknown-column"));
        assertTrue(finding(manifest, "no-observation-periods").startsWith("2 MEDS has none"));
        assertTrue(finding(manifest, "conflicting-sex").startsWith("1 "));
        assertTrue(finding(manifest, "no-birth").startsWith("1 "));
        assertTrue(finding(manifest, "splits-ignored").contains("not read"));
        assertFalse(manifest.findings().stream().anyMatch(f -> f.rule().equals("absent-column")));
    }

    @Test
    void aRowIsNamedByItsFileHoweverDeepThatLies() throws Exception {
        writeToday();
        write(
                "meds/data/train/more/1.parquet",
                "SELECT NULL AS subject_id, 'A//1' AS code, NULL AS time");
        var manifest = load(folder.resolve("meds"));
        assertEquals(
                List.of("data/held_out/0.parquet, row 6", "data/train/more/1.parquet, row 1"),
                manifest.findings().stream()
                        .filter(f -> f.rule().equals("no-identifier"))
                        .findFirst()
                        .orElseThrow()
                        .examples());
    }

    @Test
    void olderDatasetsPutTextAndNumbersInOneColumn() throws Exception {
        write(
                "old.parquet",
                """
                SELECT CAST(3 AS BIGINT) AS subject_id, TIMESTAMP '2020-01-01' + INTERVAL (i) DAY AS time, 'V//1' AS code,
                       CASE i WHEN 0 THEN '1.25' WHEN 1 THEN 'high' END AS value, 'lab' AS "table"
                FROM range(3) t(i)\
                """);
        load(folder.resolve("old.parquet"));
        try (var store = Store.open(folder.resolve("store"))) {
            var events = Life.all(store).getFirst().events();
            assertEquals(
                    List.of(1.25, Double.NaN, Double.NaN),
                    events.stream().map(Life.Event::value).toList());
            assertEquals(List.of("", "high", ""), events.stream().map(Life.Event::text).toList());
            assertEquals(
                    List.of("lab", "lab", "lab"), events.stream().map(Life.Event::table).toList());
        }
    }

    @Test
    void timesWithAZoneAreReadAsUtcWhereverTheImportRuns() throws Exception {
        write(
                "zoned.parquet",
                "SELECT CAST(3 AS BIGINT) AS subject_id, 'V//1' AS code,"
                        + " CAST('2020-01-01 23:30:00+00' AS TIMESTAMPTZ) AS time");
        var builder =
                OtherProcess.builder(
                        "import",
                        folder.resolve("zoned.parquet").toString(),
                        folder.resolve("store").toString());
        builder.environment().put("TZ", "Asia/Tokyo");
        assertEquals(0, builder.inheritIO().start().waitFor());
        try (var store = Store.open(folder.resolve("store"))) {
            assertEquals(
                    Days.time(Days.of(2020, 1, 2)) - 1_800_000_000L,
                    Life.all(store).getFirst().events().getFirst().time());
        }
    }

    /// One shard with a zone would make the others' times into times of UTC.
    @Test
    void shardsWhoseTimesAreOfTwoKindsAreRefused() throws Exception {
        var two = "SELECT CAST(%d AS BIGINT) AS subject_id, 'V//1' AS code, %s AS time";
        write("meds/data/a.parquet", two.formatted(1, "TIMESTAMP '2020-01-01 10:00:00'"));
        write(
                "meds/data/b.parquet",
                two.formatted(2, "CAST('2020-01-01 23:30:00+00' AS TIMESTAMPTZ)"));
        var mixed = assertThrows(InputProblem.class, () -> load(folder.resolve("meds")));
        assertEquals(
                folder.resolve("meds/data")
                        + " has times of two kinds: time has a zone in b.parquet and has no zone in"
                        + " a.parquet; write them alike, with the zone or without it",
                mixed.getMessage());
        write("meds/data/b.parquet", two.formatted(2, "CAST(5 AS BIGINT)"));
        var number = assertThrows(InputProblem.class, () -> load(folder.resolve("meds")));
        assertTrue(
                number.getMessage()
                        .contains("time has no zone in a.parquet and is a number in b.parquet"),
                number.getMessage());
        assertFalse(Files.exists(folder.resolve("store")));
    }

    @Test
    void aShardTwiceOrWithoutItsColumnsIsRefused() throws Exception {
        var one =
                "SELECT CAST(1 AS BIGINT) AS subject_id, 'V//1' AS code, TIMESTAMP '2020-01-01' AS"
                        + " time";
        write("meds/data/train/0.parquet", one);
        Files.createDirectories(folder.resolve("meds/data/held_out"));
        Files.copy(
                folder.resolve("meds/data/train/0.parquet"),
                folder.resolve("meds/data/held_out/7.parquet"));
        var twice = assertThrows(InputProblem.class, () -> load(folder.resolve("meds")));
        assertEquals(
                "data/held_out/7.parquet and data/train/0.parquet have the same bytes: the same"
                        + " events would count twice; take one of them away",
                twice.getMessage());
        write("meds/data/held_out/7.parquet", one.replace("subject_id", "patient_id"));
        var other = assertThrows(InputProblem.class, () -> load(folder.resolve("meds")));
        assertEquals(
                folder.resolve("meds/data/held_out/7.parquet")
                        + " has not the columns that its neighbours have: every shard needs"
                        + " subject_id, time, code",
                other.getMessage());
        write("meds/data/held_out/7.parquet", one + ", 1.5 AS numeric_value");
        write("meds/data/none.parquet", one + " WHERE false");
        var manifest = load(folder.resolve("meds"));
        assertEquals(2, manifest.events());
        assertTrue(finding(manifest, "subject-in-several-shards").startsWith("1 people"));
        assertEquals("1 shards without a row", finding(manifest, "no-row"));
    }

    /// As MIMIC's are. One slip among many is none of these.
    @Test
    void datesShiftedAheadAreDaysLikeOthers() throws Exception {
        var events =
                "SELECT CAST(1 + i %% 2 AS BIGINT) AS subject_id, 'V//1' AS code, TIMESTAMP"
                        + " '%s' + INTERVAL (i) DAY AS time FROM range(400) t(i)";
        write("meds/data/0.parquet", events.formatted("2098-10-10"));
        var manifest = load(folder.resolve("meds"));
        assertEquals("", finding(manifest, "open-ended-period"));
        assertTrue(finding(manifest, "shifted-dates").startsWith("316 kept: recorded in 2099"));
        try (var store = Store.open(folder.resolve("store"))) {
            assertEquals(
                    List.of(398, 398),
                    Life.all(store).stream()
                            .map(life -> life.person().periods().getFirst())
                            .map(period -> period.end() - period.start())
                            .toList());
        }
    }

    @Test
    void aFewEventsOfOneDayFarAheadAreNoShift() throws Exception {
        write(
                "meds/data/0.parquet",
                "SELECT CAST(1 AS BIGINT) AS subject_id, 'V//1' AS code, CASE WHEN i < 8 THEN"
                        + " TIMESTAMP '2105-03-04' ELSE TIMESTAMP '2015-01-01' + INTERVAL (i) DAY END"
                        + " AS time FROM range(400) t(i)");
        var manifest = load(folder.resolve("meds"));
        assertEquals("", finding(manifest, "shifted-dates"));
        assertEquals("", finding(manifest, "open-ended-period"));
        assertTrue(finding(manifest, "event-in-future").startsWith("8 kept as recorded"));
        try (var store = Store.open(folder.resolve("store"))) {
            var period = Life.all(store).getFirst().person().periods().getFirst();
            assertEquals(Days.of(2016, 2, 4), period.end());
        }
    }

    @Test
    void whatIsNoDatasetIsSaidInALine() throws Exception {
        var none = assertThrows(InputProblem.class, () -> load(folder.resolve("none")));
        assertTrue(none.getMessage().contains("is not there"), none.getMessage());
        Files.createDirectories(folder.resolve("empty"));
        var empty = assertThrows(InputProblem.class, () -> load(folder.resolve("empty")));
        assertTrue(empty.getMessage().contains("has no Parquet file"), empty.getMessage());
        write("wrong.parquet", "SELECT 1 AS patient_id, 'A' AS code");
        var wrong = assertThrows(InputProblem.class, () -> load(folder.resolve("wrong.parquet")));
        assertTrue(wrong.getMessage().contains("has no column subject_id"), wrong.getMessage());
        writeToday();
        var cut = folder.resolve("meds/data/train/0.parquet");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 100));
        var damaged = assertThrows(InputProblem.class, () -> load(folder.resolve("meds")));
        assertTrue(
                damaged.getMessage().startsWith(cut + " is not a whole Parquet file"),
                damaged.getMessage());
        assertFalse(Files.exists(folder.resolve("store")));
    }

    @Test
    @Tag("reference")
    void theDemonstrationOfMimic() throws Exception {
        var manifest = load(ReferenceData.require("meds"));
        assertEquals(100, manifest.people());
        assertEquals(916_166, manifest.events());
        try (var store = Store.open(folder.resolve("store"))) {
            assertEquals(7_035, store.codes().size());
            var lives = Life.all(store);
            // From the first event to the last, by a query of the raw files: years after 2100.
            assertEquals(
                    61_517,
                    lives.stream()
                            .flatMap(life -> life.person().periods().stream())
                            .mapToLong(period -> period.end() - period.start() + 1L)
                            .sum());
            assertEquals(
                    43, lives.stream().filter(life -> life.person().sex() == Sex.FEMALE).count());
            assertEquals(
                    31,
                    lives.stream()
                            .filter(life -> life.person().deathDay() != Timeline.NO_DAY)
                            .count());
            assertEquals(
                    100,
                    lives.stream()
                            .filter(life -> life.person().birthDay() != Timeline.NO_DAY)
                            .count());
            long values =
                    lives.stream()
                            .flatMap(life -> life.events().stream())
                            .filter(event -> !Double.isNaN(event.value()))
                            .count();
            assertEquals(405_236, values);
        }
    }
}
