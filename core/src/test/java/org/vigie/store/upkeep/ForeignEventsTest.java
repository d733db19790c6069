package org.vigie.store.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.Seed;
import org.vigie.store.Layout;
import org.vigie.store.StoreProblem;
import org.vigie.store.parquet.RowGroups;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.OtherReaders;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// Shards whose events another program wrote anew are read as before.
@Tag("long")
class ForeignEventsTest {

    @TempDir Path folder;

    private Path store;
    private Path events;
    private List<Life> lives;

    @BeforeEach
    void write() throws Exception {
        long seed = Seed.of("foreign files");
        lives = GeneratedLives.of(new SplittableRandom(seed), 500, 400);
        store = folder.resolve("store");
        Life.store(store, lives, 1).close();
        events = store.resolve("shard-0000/events.parquet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMPRESSION zstd",
                "COMPRESSION snappy, ROW_GROUP_SIZE 3000",
                "COMPRESSION gzip, PARQUET_VERSION v2",
                "COMPRESSION uncompressed, PARQUET_VERSION v2, ROW_GROUP_SIZE 2048"
            })
    void asDuckDbWroteThem(String options) throws Exception {
        rewrite("SELECT * FROM source", options);
        acceptedAndTheSame();
    }

    @ParameterizedTest
    @CsvSource({"PARQUET_1_0, true, 700", "PARQUET_2_0, true, 4000", "PARQUET_2_0, false, 900"})
    void asParquetJavaWroteThem(WriterVersion version, boolean dictionary, int page)
            throws Exception {
        var aside = folder.resolve("aside.parquet");
        var groups = OtherReaders.groups(events);
        try (var writer =
                ExampleParquetWriter.builder(new LocalOutputFile(aside))
                        .withConf(new PlainParquetConfiguration())
                        .withType((MessageType) groups.getFirst().getType())
                        .withWriterVersion(version)
                        .withDictionaryEncoding(dictionary)
                        .withPageSize(page)
                        .withDictionaryPageSize(page)
                        .withPageRowCountLimit(500)
                        .withRowGroupSize(200_000L)
                        .build()) {
            for (Group group : groups) {
                writer.write(group);
            }
        }
        Files.move(aside, events, StandardCopyOption.REPLACE_EXISTING);
        acceptedAndTheSame();
    }

    private void acceptedAndTheSame() throws Exception {
        assertThrows(
                StoreProblem.class, () -> Store.open(store).close(), "not before it is accepted");
        assertEquals(1, ReplaceEvents.run(store, Progress.SILENT));
        assertEquals(0, ReplaceEvents.run(store, Progress.SILENT));
        assertEquals(List.of(), StoreCheck.of(store, Progress.SILENT));
        try (var read = Store.open(store)) {
            for (int pieces : new int[] {1, 7}) {
                var shown = new ArrayList<Life>();
                read.pieces(pieces)
                        .forEach(piece -> piece.forEach(person -> shown.add(Life.of(person))));
                assertEquals(lives, shown);
            }
        }
        assertEquals(1, StoreIndex.rebuild(store, Progress.SILENT));
    }

    @Test
    void groupsAreCutBetweenPeople() throws Exception {
        rewrite("SELECT * FROM source", "ROW_GROUP_SIZE 2048");
        try (var file = RowGroups.open(events, Layout.EVENT_COLUMNS, 1000, Optional.empty())) {
            assertTrue(file.rowGroups() > 5, () -> file.rowGroups() + " groups");
            long events = 0;
            long last = Long.MIN_VALUE;
            for (int group = 0; group < file.rowGroups(); group++) {
                var people = file.chunk(group, "subject_id").longs();
                assertTrue(people[0] > last);
                last = people[people.length - 1];
                assertEquals(last, file.largest(group, "subject_id"));
                assertTrue(file.rows(group) >= 1000 || group == file.rowGroups() - 1);
                events += file.rows(group);
                var chunk = file.chunk(group, "cost");
                assertEquals(file.rows(group), chunk.rows());
            }
            assertEquals(lives.stream().mapToLong(life -> life.events().size()).sum(), events);
        }
    }

    @Test
    void columnsThatAreNotThereAreAbsent() throws Exception {
        rewrite("SELECT code, time, subject_id FROM source", "COMPRESSION zstd");
        assertEquals(1, ReplaceEvents.run(store, Progress.SILENT));
        try (var read = Store.open(store)) {
            var sizes = new ArrayList<Integer>();
            read.forEach(person -> {
                sizes.add(person.size());
                IntStream.range(0, person.size())
                        .forEach(event -> {
                            assertTrue(Double.isNaN(person.value(event)));
                            assertEquals("", person.unit(event));
                        });
            });
            assertEquals(lives.stream().map(life -> life.events().size()).toList(), sizes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SELECT * FROM source WHERE subject_id > 100                          | the manifest says",
                "SELECT * FROM source ORDER BY time                                   | pages are not laid out",
                "SELECT * REPLACE (concat(code, 'x') AS code) FROM source              | a code that codes.parquet lacks",
                "SELECT * REPLACE (time + INTERVAL 1 DAY AS time) FROM source         | does not say what events.parquet says",
                "SELECT * EXCLUDE (code) FROM source                                  | pages are not laid out"
            })
    void otherEventsAreRefused(String query, String message) throws Exception {
        rewrite(query, "COMPRESSION zstd");
        var manifest = Files.readString(store.resolve("manifest.json"));
        var problem =
                assertThrows(StoreProblem.class, () -> ReplaceEvents.run(store, Progress.SILENT));
        assertTrue(
                problem.getMessage().contains("events.parquet")
                        || problem.getMessage().contains("postings.parquet"),
                problem.getMessage());
        assertTrue(problem.getMessage().contains(message), problem.getMessage());
        assertEquals(manifest, Files.readString(store.resolve("manifest.json")));
    }

    /// @param query what to write of `source`, the events as they are
    private void rewrite(String query, String options) throws Exception {
        var aside = folder.resolve("aside.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("CREATE VIEW source AS FROM read_parquet('" + events + "')");
            statement.execute(
                    "COPY (" + query + ") TO '" + aside + "' (FORMAT parquet, " + options + ")");
        }
        Files.move(aside, events, StandardCopyOption.REPLACE_EXISTING);
    }
}
