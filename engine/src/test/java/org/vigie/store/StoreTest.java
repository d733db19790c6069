package org.vigie.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// What is written comes back, through our own reader and through DuckDB's.
class StoreTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0, 1, 5", "1, 1, 1", "300, 1, 40", "300, 3, 40", "4000, 2, 90000"})
    void peopleComeBackAsWritten(int people, int shards, int codes) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var lives = GeneratedLives.of(new SplittableRandom(seed), people, codes);
        try (var store = Life.store(folder.resolve("store"), lives, shards)) {
            for (int pieces : new int[] {1, 7}) {
                var read = new ArrayList<Life>();
                store.pieces(pieces).forEach(piece -> piece.forEach(timeline -> read.add(Life.of(timeline))));
                read.sort(Comparator.comparingLong(life -> life.person().id()));
                assertEquals(lives, read);
            }
            assertEquals(people, store.manifest().people());
            assertEquals(lives.stream().mapToLong(life -> life.events().size()).sum(), store.manifest().events());
            assertEquals(store.manifest().events(), store.codes().all().stream().mapToLong(c -> c.events()).sum());
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 60", "3000, 90000"})
    void duckDbReadsTheSame(int people, int codes) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var lives = GeneratedLives.of(new SplittableRandom(seed), people, codes);
        Life.store(folder.resolve("store"), lives, 1).close();
        var expected = new ArrayList<String>();
        for (var life : lives) {
            for (var event : life.events()) {
                expected.add(line(life.person().id(), event));
            }
        }
        var read = new ArrayList<String>();
        var row = new EventRow();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        SELECT subject_id, epoch_us(time), code, numeric_value, text_value, epoch_us("end"), "table",
                               unit, visit, provider, CAST(cost * 100 AS BIGINT), source, %s
                        FROM read_parquet('%s')""".formatted(attributeColumns(), folder.resolve("store/shard-0000/events.parquet")))) {
            while (result.next()) {
                row.clear();
                row.value = result.getObject(4) == null ? Double.NaN : result.getDouble(4);
                read.add(line(result.getLong(1), new Life.Event(orNone(result.getObject(2)), result.getString(3),
                        row.value, orEmpty(result.getString(5)), orEmpty(result.getString(7)),
                        orEmpty(result.getString(8)), orNone(result.getObject(6)), orNone(result.getObject(9)),
                        orNone(result.getObject(10)), orNone(result.getObject(11)),
                        orEmpty(result.getString(12)), attributes(result))));
            }
        }
        assertEquals(expected, read);
    }

    private static String attributeColumns() {
        return Arrays.stream(Attribute.values()).map(Attribute::column).collect(Collectors.joining(", "));
    }

    private static Map<Attribute, Object> attributes(ResultSet result) throws SQLException {
        var attributes = new EnumMap<Attribute, Object>(Attribute.class);
        for (var attribute : Attribute.values()) {
            var value = result.getObject(attribute.column());
            if (value != null) {
                attributes.put(attribute, value);
            }
        }
        return attributes;
    }

    private static String line(long person, Life.Event event) {
        return person + " " + event;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static long orNone(Object number) {
        return number == null ? Timeline.NONE : ((Number) number).longValue();
    }

    @Test
    void peopleOutOfOrderAreRefused() throws IOException {
        var writer = new StoreWriter(folder.resolve("store"), org.vigie.timeline.Codes.ofTexts(List.of("A/1")), 1);
        try (writer) {
            writer.shard(0).person(person(5));
            assertThrows(IllegalArgumentException.class, () -> writer.shard(0).person(person(5)));
        }
        assertEquals(0, Files.list(folder).count(), "an unfinished store leaves nothing behind");
    }

    @Test
    void whatIsNoStoreIsSaidSo() {
        var missing = assertThrows(StoreProblem.class, () -> Store.open(folder.resolve("none")));
        assertTrue(missing.getMessage().contains("is not there"), missing.getMessage());
        var empty = assertThrows(StoreProblem.class, () -> Store.open(folder));
        assertTrue(empty.getMessage().contains("is not a store"), empty.getMessage());
    }

    @Test
    void aFileCutShortIsNamed() throws IOException {
        var lives = GeneratedLives.of(new SplittableRandom(1), 20, 5);
        Life.store(folder.resolve("store"), lives, 1).close();
        var events = folder.resolve("store/shard-0000/events.parquet");
        Files.write(events, java.util.Arrays.copyOf(Files.readAllBytes(events), 100));
        var problem = assertThrows(StoreProblem.class, () -> Store.open(folder.resolve("store")));
        assertTrue(problem.getMessage().contains("events.parquet has 100 bytes"), problem.getMessage());
    }

    private static Person person(long id) {
        return new Person(id, 0, Sex.FEMALE, Timeline.NO_DAY, "", "", "", List.of());
    }
}
