package org.vigie.study.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.CohortEntry;
import org.vigie.cohort.evaluate.CohortFold;
import org.vigie.cohort.evaluate.GeneratedPatients;
import org.vigie.cohort.files.CohortTable;
import org.vigie.runner.PlainRunner;
import org.vigie.store.read.Life;
import org.vigie.store.read.OtherReaders;
import org.vigie.timeline.Days;

/// The files that a run of cohorts leaves.
class CohortResultsTest {

    private static final String CONDITIONS =
            """
            {"PrimaryCriteria": {"CriteriaList": [{"ConditionOccurrence": {}}], "PrimaryCriteriaLimit": {"Type": "All"}},
             "ExpressionLimit": {"Type": "All"}, "InclusionRules": [{"name": "a \\"woman\\", or not", "expression": {"Type": "ALL", "DemographicCriteriaList":
               [{"Gender": [{"CONCEPT_ID": 1}, {"CONCEPT_ID": 2}, {"CONCEPT_ID": 3}]}]}}]}\
            """;

    @TempDir Path folder;

    @Test
    void whatIsWrittenIsReadFromBothFiles() throws IOException {
        var cohorts =
                List.of(
                        new CohortEntries(
                                3, List.of(new CohortEntry(9, 10, 20), new CohortEntry(-2, 5, 5))),
                        new CohortEntries(4, List.of(new CohortEntry(9, 1, 2))));
        CohortEntryFiles.write(folder, cohorts, 0);
        for (var name : List.of("cohort.csv", "cohort.parquet")) {
            var table = CohortTable.read(folder.resolve(name));
            assertEquals(cohorts.get(0), table.of(OptionalInt.of(3)), name);
            assertEquals(cohorts.get(1), table.of(OptionalInt.of(4)), name);
        }
    }

    @Test
    void theFilesOfARunAgree() throws Exception {
        var vocabulary = GeneratedPatients.vocabulary();
        var cohorts = List.of(Cohort.of(5, CONDITIONS, vocabulary));
        var lives = GeneratedPatients.of(new SplittableRandom(7), 60);
        try (var store = Life.store(folder.resolve("store"), lives, 1, vocabulary.hierarchy())) {
            var members = new PlainRunner(store).fold(new CohortFold(cohorts));
            new CohortResults(cohorts, vocabulary.codes(), members, 0).write(folder.resolve("out"));
        }
        var csv = Files.readAllLines(folder.resolve("out/cohort.csv"));
        var summary = Files.readAllLines(folder.resolve("out/summary.csv"));
        var attrition = Files.readAllLines(folder.resolve("out/attrition.csv"));
        assertEquals(
                "cohort_definition_id,subject_id,cohort_start_date,cohort_end_date",
                csv.getFirst());
        assertEquals(
                List.of(
                        "cohort_id,entries,persons,start_day_sum,end_day_sum",
                        "5," + fromParquet()),
                summary);
        assertEquals(
                csv.stream().skip(1).toList(),
                OtherReaders.rows(folder.resolve("out/cohort.parquet")).stream()
                        .map(row ->
                                row.get(0)
                                        + ","
                                        + row.get(1)
                                        + ","
                                        + day(row.get(2))
                                        + ","
                                        + day(row.get(3)))
                        .toList());
        assertEquals(csv.size() - 1, Integer.parseInt(summary.get(1).split(",")[1]));
        assertEquals(
                List.of(
                        "cohort_id,step,rule",
                        "5,0,entry events",
                        "5,1,additional criteria",
                        "5,2,\"a \"\"woman\"\", or not\"",
                        "5,3,limit to all"),
                attrition.stream().map(line -> line.replaceAll(",[^,]*,[^,]*$", "")).toList());
        assertEquals(falling(attrition), Stream.of(0, 1, 2, 3).map(step -> true).toList());
    }

    private static String day(Object days) {
        return Days.text((int) (long) (Long) days);
    }

    private static List<Boolean> falling(List<String> attrition) {
        long[] last = {Long.MAX_VALUE};
        return attrition.stream()
                .skip(1)
                .map(line -> {
                    var cells = line.split(",");
                    long people = Long.parseLong(cells[cells.length - 2]);
                    boolean falls = people <= last[0] && people > 0;
                    last[0] = people;
                    return falls;
                })
                .toList();
    }

    private String fromParquet() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                """
                                SELECT count(*), count(DISTINCT subject_id), sum(cohort_start_date - DATE '2000-01-01'),
                                       sum(cohort_end_date - DATE '2000-01-01')
                                FROM read_parquet('%s') WHERE cohort_definition_id = 5\
                                """
                                        .formatted(folder.resolve("out/cohort.parquet")))) {
            result.next();
            return result.getLong(1)
                    + ","
                    + result.getLong(2)
                    + ","
                    + result.getLong(3)
                    + ","
                    + result.getLong(4);
        }
    }
}
