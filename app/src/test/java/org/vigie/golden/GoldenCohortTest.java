package org.vigie.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vigie cohort` and `vigie risk`: small programs whose tables leave no folder `results`.
@Tag("long")
class GoldenCohortTest {

    @TempDir static Path folder;

    @BeforeAll
    static void run() {
        var here = Golden.resource("cohort");
        Golden.vigie(
                "import",
                "omop",
                Golden.resource("describe").resolve("omop"),
                "--into",
                folder.resolve("store"));
        Golden.vigie(
                "cohort",
                "--small-cells",
                "0",
                here.resolve("8-asthma.yaml"),
                here.resolve("7-reflux.yaml"),
                "--in",
                folder.resolve("store"),
                "--out",
                folder.resolve("cohort"));
        Golden.vigie(
                "import",
                "omop",
                Golden.resource("risk").resolve("omop"),
                "--into",
                folder.resolve("few"));
        Golden.vigie("risk", folder.resolve("few"), "--out", folder.resolve("risk"));
    }

    private static void sameCsv(String kind, String table) {
        Golden.sameCsv(
                Golden.resource(kind).resolve("expected"),
                folder.resolve(kind),
                table,
                Golden.TOLERANCE,
                Map.of());
    }

    @Test
    void cohortsAreInTheirEntriesFile() throws Exception {
        Golden.same(
                Golden.resource("cohort").resolve("expected"), folder.resolve("cohort"), "cohort");
    }

    @Test
    void howManyAreInThem() {
        sameCsv("cohort", "summary");
    }

    @Test
    void howManyCameHowFar() {
        sameCsv("cohort", "attrition");
    }

    @Test
    void classesOfPeopleWhoAreAlike() throws Exception {
        Golden.same(Golden.resource("risk").resolve("expected"), folder.resolve("risk"), "classes");
    }

    @Test
    void peopleToldApartByEvents() throws Exception {
        Golden.same(
                Golden.resource("risk").resolve("expected"), folder.resolve("risk"), "uniqueness");
    }

    @Test
    void theFilesOfACohortAreThese() throws Exception {
        assertEquals(
                "[attrition.csv, cohort.csv, cohort.parquet, summary.csv]",
                Golden.names(folder.resolve("cohort")).toString());
    }

    @Test
    void theFilesOfRiskAreThese() throws Exception {
        assertEquals(
                "[classes.csv, classes.parquet, risk.html, uniqueness.csv, "
                        + "uniqueness.parquet]",
                Golden.names(folder.resolve("risk")).toString());
    }
}
