package org.vigie.source.meds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.problem.InputProblem;
import org.vigie.store.read.GeneratedLives;
import org.vigie.store.read.Life;
import org.vigie.store.read.Store;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import tools.jackson.databind.json.JsonMapper;

@Tag("long")
class MedsExportTest {

    @TempDir Path folder;

    /// Codes in a tree of tens: `V/123` under `V/12` under `V/1`.
    private static Hierarchy tens(List<Life> lives) {
        var texts = new TreeSet<String>();
        lives.forEach(life -> life.events().forEach(event -> texts.add(event.code())));
        for (var text : List.copyOf(texts)) {
            for (int end = 3; end < text.length(); end++) {
                texts.add(text.substring(0, end));
            }
        }
        var codes =
                Codes.of(
                        texts.stream()
                                .map(t -> new Code(t, "V", "code " + t, t.length(), 0, 0))
                                .toList());
        var links = new ArrayList<Hierarchy.Link>();
        for (var text : texts) {
            if (text.length() > 3) {
                links.add(
                        new Hierarchy.Link(
                                codes.id(text), codes.id(text.substring(0, text.length() - 1))));
            }
        }
        return Hierarchy.ofParents(codes, links);
    }

    @Test
    void anImportOfAnExportIsTheSameStore() throws Exception {
        long seed = Seed.of("exported lives");
        var lives = GeneratedLives.of(new SplittableRandom(seed), 400, 300);
        try (var store = Life.store(folder.resolve("store"), lives, 3, tens(lives))) {
            new MedsExport(folder.resolve("store"), folder.resolve("meds"), "1GB", Progress.SILENT)
                    .run();
            new MedsImport(
                            folder.resolve("meds"),
                            folder.resolve("again"),
                            "1GB",
                            2,
                            "",
                            Progress.SILENT)
                    .run();
            try (var again = Store.open(folder.resolve("again"))) {
                assertEquals(Life.all(store), Life.all(again));
                assertEquals(store.codes().all(), again.codes().all());
                assertEquals(links(store), links(again));
            }
        }
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("again", "meds", "store"),
                    left.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    private static List<String> links(Store store) {
        var links = new ArrayList<String>();
        for (int id = 0; id < store.codes().size(); id++) {
            for (int above : store.vocabulary().hierarchy().ancestors(id)) {
                links.add(store.codes().text(id) + " under " + store.codes().text(above));
            }
        }
        return links;
    }

    @Test
    void otherToolsFindWhatTheStandardPromises() throws Exception {
        long seed = Seed.of("exported lives");
        var lives = GeneratedLives.of(new SplittableRandom(seed), 200, 50);
        Life.store(folder.resolve("store"), lives, 2, tens(lives)).close();
        new MedsExport(folder.resolve("store"), folder.resolve("meds"), "1GB", Progress.SILENT)
                .run();
        var data =
                "read_parquet('"
                        + folder.resolve("meds/data/train/*.parquet")
                        + "', filename = true)";
        assertEquals(
                "subject_id BIGINT, time TIMESTAMP, code VARCHAR, numeric_value FLOAT, text_value VARCHAR",
                text(
                        "SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (SELECT * FROM (DESCRIBE FROM "
                                + data
                                + ") LIMIT 5)"));
        assertEquals(
                "false",
                text(
                        "SELECT bool_or(ns > 1) FROM (SELECT count(DISTINCT filename) AS ns FROM "
                                + data
                                + " GROUP BY subject_id)"),
                "a person is in one file");
        assertEquals(
                "false",
                text(
                        "SELECT bool_or((subject_id, coalesce(time, TIMESTAMP '0001-01-01')) < earlier) FROM"
                                + " (SELECT *, lag((subject_id, coalesce(time, TIMESTAMP '0001-01-01'))) OVER (PARTITION BY filename"
                                + " ORDER BY file_row_number) AS earlier FROM read_parquet('"
                                + folder.resolve("meds/data/train/*.parquet")
                                + "', filename = true, file_row_number = true))"),
                "in order of person and time");
        long born =
                lives.stream().filter(life -> life.person().birthDay() != Timeline.NO_DAY).count();
        assertEquals(
                born + "", text("SELECT count(*) FROM " + data + " WHERE code = 'MEDS_BIRTH'"));
        long dead =
                lives.stream().filter(life -> life.person().deathDay() != Timeline.NO_DAY).count();
        assertEquals(
                dead + "", text("SELECT count(*) FROM " + data + " WHERE code = 'MEDS_DEATH'"));
        assertEquals(
                "200",
                text(
                        "SELECT count(DISTINCT subject_id) FROM '"
                                + folder.resolve("meds/metadata/subject_splits.parquet")
                                + "' WHERE split = 'train'"));
        assertEquals(
                "VARCHAR[]",
                text(
                        "SELECT column_type FROM (DESCRIBE FROM '"
                                + folder.resolve("meds/metadata/codes.parquet")
                                + "') WHERE column_name = 'parent_codes'"));
        assertEquals(
                "0",
                text(
                        "SELECT count(*) FROM '"
                                + folder.resolve("meds/metadata/codes.parquet")
                                + "' WHERE len(code) > 3 AND parent_codes <> [code[:-2]]"),
                "only the code just above is a parent");
        var description =
                JsonMapper.shared()
                        .readTree(Files.readString(folder.resolve("meds/metadata/dataset.json")));
        assertEquals("Vigie", description.path("etl_name").asString());
        assertTrue(
                new MedsImport(
                                folder.resolve("meds"),
                                folder.resolve("again"),
                                "1GB",
                                0,
                                "",
                                Progress.SILENT)
                        .files().stream()
                                .anyMatch(file -> file.name().equals("metadata/dataset.json")),
                "its name may be the site's, so a ledger knows it");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Life.store(folder.resolve("store"), List.of(), 1).close();
        Files.createDirectories(folder.resolve("meds"));
        var problem =
                assertThrows(
                        InputProblem.class,
                        () ->
                                new MedsExport(
                                                folder.resolve("store"),
                                                folder.resolve("meds"),
                                                "1GB",
                                                Progress.SILENT)
                                        .run());
        assertTrue(problem.getMessage().contains("is there already"), problem.getMessage());
    }

    private static String text(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
