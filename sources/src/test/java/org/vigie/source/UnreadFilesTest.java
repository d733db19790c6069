package org.vigie.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.omop.OmopFolder;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.snds.CleaningRule;
import org.vigie.source.snds.SndsImport;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.store.Manifest;
import org.vigie.timeline.Progress;

/// What lies beside the tables and is not read is said by every source.
@Tag("long")
class UnreadFilesTest {

    private static final String FORMATS =
            "2 not read: formats that are not read (.sas7bcat, .zip): write tables as CSV, Parquet"
                    + " or SAS7BDAT, and unpack archives (formats.sas7bcat, old/person.csv.zip)";

    @TempDir Path tests;

    private Path source() {
        return tests.resolve("omop");
    }

    private void write(String name, String text) throws IOException {
        var path = source().resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void beside() throws IOException {
        write("formats.sas7bcat", "x");
        write("old/person.csv.zip", "x");
        write("cohort_old.csv", "a,b\n1,2\n");
        write("README.md", "x");
        write(".hidden.xpt", "x");
        write("_work/x.xpt", "x");
    }

    private static List<String> said(Manifest manifest) {
        return manifest.findings().stream()
                .filter(finding -> finding.rule().equals("not-read"))
                .map(finding ->
                        "%d %s (%s)"
                                .formatted(
                                        finding.count(),
                                        finding.effect(),
                                        String.join(", ", finding.examples())))
                .toList();
    }

    private static String others(int count, String names) {
        return count + " not read: no name of a table that is read (" + names + ")";
    }

    @Test
    void ofOmop() throws IOException {
        OmopFolder.ofTwoPeople(tests).table("drug_strength", "x\n1\n");
        beside();
        var manifest =
                new OmopImport(source(), tests.resolve("store"), "1GB", 1, "", Progress.SILENT)
                        .run();
        assertEquals(
                List.of(FORMATS, others(3, "README.md, cohort_old.csv, drug_strength.csv")),
                said(manifest));
    }

    @Test
    void ofSynthea() throws IOException {
        write("patients.csv", "Id,BIRTHDATE,GENDER\na,1950-01-01,F\n");
        write(
                "encounters.csv",
                "Id,START,STOP,PATIENT,CODE\ne,2019-01-01T10:00:00Z,2019-01-01T11:00:00Z,a,1\n");
        write("organizations.csv", "Id\no\n");
        beside();
        var manifest =
                new SyntheaImport(source(), tests.resolve("store"), "1GB", 1, "", Progress.SILENT)
                        .run();
        assertEquals(
                List.of(
                        "1 not read: a care site is known by its number alone ()",
                        FORMATS,
                        others(2, "README.md, cohort_old.csv")),
                said(manifest));
    }

    @Test
    void ofTheSnds() throws IOException {
        write(
                "IR_BEN_R.csv",
                "BEN_NIR_PSA;BEN_RNG_GEM;BEN_SEX_COD;BEN_NAI_ANN;BEN_NAI_MOI\nA;1;2;1950;3\n");
        beside();
        var manifest =
                new SndsImport(
                                source(),
                                tests.resolve("store"),
                                "1GB",
                                1,
                                "",
                                EnumSet.noneOf(CleaningRule.class),
                                Optional.empty(),
                                Progress.SILENT)
                        .run();
        assertEquals(List.of(FORMATS, others(2, "README.md, cohort_old.csv")), said(manifest));
    }

    @Test
    void ofMeds() throws IOException, SQLException {
        write("data/left.csv", "x");
        write("metadata/dataset.json", "{}");
        write("metadata/subject_splits.parquet", "x");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement()) {
            sql.execute(
                    "COPY (SELECT 1 AS subject_id, TIMESTAMP '2015-01-01' AS time, 'A' AS code)"
                            + " TO '%s'".formatted(source().resolve("data/0.parquet")));
        }
        beside();
        var manifest =
                new MedsImport(source(), tests.resolve("store"), "1GB", 1, "", Progress.SILENT)
                        .run();
        assertEquals(
                List.of(FORMATS, others(3, "README.md, cohort_old.csv, data/left.csv")),
                said(manifest));
    }
}
