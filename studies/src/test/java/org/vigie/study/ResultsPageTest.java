package org.vigie.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.report.table.ResultColumn.Value;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.Unit;
import org.vigie.study.cohort.CohortResultTables;
import org.vigie.study.evaluation.EvaluationResultTables;
import org.vigie.study.reidentification.ReidentificationResultTables;

/// The page of all results is what the tables say of themselves, and they say all there is.
class ResultsPageTest {

    private static final Path PAGE = Path.of("../docs/results.md");

    private static final String HEAD =
            """
            # What a run leaves

            Made of the tables that Vigie writes; do not edit it. To make it anew:
            `mvn verify -pl studies -am -Dtest=ResultsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dvigie.write=true`.

            | file | what |
            |---|---|
            | `report.html` | everything on one page that opens without a network; figures can be saved, tables exported |
            | `results/*.csv` | the numbers: UTF-8, comma-separated, quoted as in RFC 4180; empty where there is no number, `Inf` where unbounded |
            | `results/*.parquet` | the same tables |
            | `protocol.yaml` | the protocol as it was run: every key with its value, then as comments which codes each concept set holds in this store; it can be run again |
            | `inputs/` | copies of definitions and rules that the protocol names; files that may name people, such as cohorts, stay where they are |
            | `run.json` | versions, fingerprints of store, protocol and other files that were read, seed, attrition, timings, what was withheld, what is known to be wrong with the data |

            The same store, protocol and version of Vigie give the same bytes in `results/`.

            A *whole number* is always there and has 64 bits (`cohort_definition_id` has 32); a *whole number or hidden* is empty,
            in Parquet absent, where it is hidden; a *number* is a double, and empty or absent where there is none.

            """;

    /// Kinds of study by their titles, then the commands that are none.
    private static List<ResultSection> sections() {
        return Stream.concat(
                        StudyKinds.all().stream()
                                .map(StudyKind::results)
                                .sorted(Comparator.comparing(ResultSection::title)),
                        Stream.of(
                                EvaluationResultTables.SECTION,
                                CohortResultTables.SECTION,
                                ReidentificationResultTables.SECTION))
                .toList();
    }

    @Test
    void thePageIsWhatTheTablesSay() throws IOException {
        var page =
                sections().stream()
                                .map(ResultSection::page)
                                .collect(Collectors.joining("", HEAD, ""))
                                .strip()
                        + "\n";
        if (Boolean.getBoolean("vigie.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/results.md is stale: run this test with -Dvigie.write=true");
    }

    @Test
    void everyColumnSaysWhatItIs() {
        for (var section : sections()) {
            assertFalse(section.tables().isEmpty(), section.title());
            for (var table : section.tables()) {
                assertFalse(table.words().isBlank(), table.name());
                assertFalse(table.columns().isEmpty(), table.name());
                for (var column : table.columns()) {
                    var where = section.title() + ", " + table.name() + ", " + column.name();
                    assertFalse(column.words().isBlank(), where);
                    assertTrue(
                            column.value() instanceof Value.Text || column.unit() != Unit.NONE,
                            where);
                }
            }
        }
    }

    @Test
    void everyKindOfStudyTellsWhomItsRulesDropped() {
        for (var kind : StudyKinds.all()) {
            assertEquals(
                    1,
                    kind.tables().stream()
                            .filter(table -> table.name().equals("attrition"))
                            .count(),
                    kind.results().title());
        }
    }
}
