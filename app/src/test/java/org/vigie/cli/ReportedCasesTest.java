package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.ReferenceData;
import org.vigie.store.read.Store;

/// Small data of public reports of faults in programs of this field, each with the value that is
/// right or the finding that tells.
@Tag("reference")
@Tag("long")
class ReportedCasesTest {

    @TempDir Path folder;

    private static Path data(String name) {
        return ReferenceData.require("cases").resolve(name);
    }

    private Path load(String source, Path from, Object... more) {
        var store = folder.resolve(from.toString().replaceAll("\\W", "-"));
        var words = new Object[] {"import", source, from, "--into", store};
        var all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        var said = CommandRun.by(all);
        assertEquals(0, said.exitCode(), said.err());
        return store;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    B01-null-words-in-vocabulary  | omop    | 1 | 1 | 2010-01-01 | 2010-01-01 | word-for-nothing concept 2, word-for-nothing location 1
                    B02-time-after-death          | omop    | 2 | 2 | 2010-06-30 | 2010-08-31 | observed-after-death observation 1, event-after-death condition_occurrence 1
                    B03-shifted-lines             | omop    | 2 | 1 | 2010-01-01 | 2010-01-01 | broken-line concept 1, broken-line drug_exposure 1
                    B03-shifted-lines             | synthea | 1 | 0 |            |            | broken-line encounters 1
                    B06-parquet-with-time-zone    | meds    | 1 | 2 | 1960-01-01 | 2012-03-01 |
                    B06-parquet-with-time-zone    | omop    | 1 | 1 | 2010-01-01 | 2010-01-01 |
                    B08-reversals-in-part         | snds    | 1 | 1 | 2015-01-20 | 2015-01-20 | regularisation-in-part er_prs_f 5
                    B10-one-human-two-pseudonyms  | snds    | 4 | 1 | 2015-01-11 | 2015-01-11 | several-pseudonyms ir_ben_r 2, ambiguous-pseudonym ir_ben_r 2
                    B11-mangled-drug-codes        | snds    | 1 | 3 | 2015-01-11 | 2015-01-13 | no-code er_pha_f 2
                    B14-folder-of-csv-per-table   | omop    | 2 | 0 |            |            |
                    B17-concept-without-a-code    | omop    | 2 | 1 | 2010-01-01 | 2010-01-01 | no-concept-code concept 1
                    B19-open-ended-observation    | omop    | 2 | 1 | 2010-06-01 | 2010-06-01 | open-ended-period observation 2, future-birth people 1
                    B23-hidden-folder-counted     | meds    | 1 | 2 | 2012-01-01 | 2013-01-01 |
                    B24-synthea-rows-twice        | synthea | 1 | 5 | 2010-01-30 | 2010-01-30 | duplicate-row conditions 1, duplicate-row imaging_studies 2, duplicate-row claims_transactions 1
                    B26-death-in-person           | omop    | 2 | 2 | 2010-01-01 | 2010-06-30 | death-in-person person 1
                    """)
    void whatIsRead(
            String name,
            String source,
            long people,
            long events,
            String first,
            String last,
            String findings)
            throws IOException {
        var manifest = Store.readManifest(load(source, data(name).resolve(source)));
        assertEquals(people, manifest.people());
        assertEquals(events, manifest.events());
        assertEquals(first == null ? "" : first, manifest.firstDay());
        assertEquals(last == null ? "" : last, manifest.lastDay());
        var found =
                manifest.findings().stream()
                        .map(one -> "%s %s %d".formatted(one.rule(), one.table(), one.count()))
                        .toList();
        for (var expected : findings == null ? List.<String>of() : List.of(findings.split(", "))) {
            assertTrue(found.contains(expected), expected + " is not in " + found);
        }
    }

    @Test
    void nobodyIsAtRiskAfterDeath() throws IOException {
        var of = data("B02-time-after-death");
        var out = folder.resolve("rates");
        var said =
                CommandRun.by(
                        "run",
                        of.resolve("rates.yaml"),
                        "--in",
                        load("omop", of.resolve("omop")),
                        "--out",
                        out);
        assertEquals(0, said.exitCode(), said.err());
        // The one who died on 2010-06-30 has 181 days of 2010, the other 365.
        assertEquals(
                List.of("2,546,0", "1,365,0", "1,366,0"),
                cells(out.resolve("results/incidence.csv"), 6, 9));
        assertEquals(
                List.of("2,0", "1,0", "1,0"), cells(out.resolve("results/prevalence.csv"), 6, 8));
    }

    private static List<String> cells(Path table, int from, int to) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(row -> String.join(",", Arrays.copyOfRange(row.split(","), from, to)))
                .toList();
    }

    @Test
    void monthsOneAfterAnotherAreMonthsAtOnce() throws IOException {
        var of = data("B04-append-leaves-holes");
        var store = load("meds", of.resolve("jan"));
        var said = CommandRun.by("import", "meds", of.resolve("feb"), "--into", store, "--append");
        assertEquals(0, said.exitCode(), said.err());
        var both = load("meds", of.resolve("both")).resolve("shard-0000");
        try (var files = Files.list(both)) {
            for (var file : files.toList()) {
                assertEquals(
                        -1,
                        Files.mismatch(
                                file, store.resolve("shard-0000").resolve(file.getFileName())),
                        file.toString());
            }
        }
    }

    @Test
    void whatIsNoSasFileIsSaid() {
        var said =
                CommandRun.by(
                        "import",
                        "snds",
                        data("B20-sas-files").resolve("snds"),
                        "--into",
                        folder.resolve("none"));
        assertEquals(3, said.exitCode());
        assertTrue(said.err().contains("is not a whole SAS data set (SAS7BDAT)"), said.err());
    }

    @Test
    void definitionsAreReadAsTheyAreHandedOut() throws IOException {
        var store = load("omop", data("B01-null-words-in-vocabulary").resolve("omop"));
        for (var definition :
                List.of(
                        data("B01-null-words-in-vocabulary").resolve("set.yaml"),
                        data("B16-definition-in-a-wrapper").resolve("definitions"))) {
            var out = folder.resolve("cohorts-of-" + definition.getFileName());
            var said = CommandRun.by("cohort", definition, "--in", store, "--out", out);
            assertEquals(0, said.exitCode(), said.err());
        }
        assertEquals(
                2,
                Files.readAllLines(folder.resolve("cohorts-of-set.yaml/cohort.csv")).size(),
                "the child of the concept is found");
    }
}
