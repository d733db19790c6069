package org.vigie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `vigie cohort combine`.
class CohortCombineCommandTest {

    @TempDir Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(
                folder.resolve("a.csv"),
                """
                cohort_definition_id,subject_id,cohort_start_date,cohort_end_date
                1,7,2020-01-01,2020-01-31
                2,7,2020-01-10,2020-02-10
                2,8,2020-03-01,2020-03-01
                """);
    }

    private CommandRun combine(Object... words) {
        var all = new java.util.ArrayList<Object>(List.of("cohort", "combine"));
        all.addAll(List.of(words));
        all.addAll(List.of("--out", folder.resolve("out")));
        return CommandRun.by(all.toArray());
    }

    private List<String> made() throws Exception {
        return Files.readAllLines(folder.resolve("out/cohort.csv")).stream().skip(1).toList();
    }

    @Test
    void cohortsOfOneFileAreCombined() throws Exception {
        var said =
                combine(
                        "intersection",
                        folder.resolve("a.csv#1"),
                        folder.resolve("a.csv#2"),
                        "--small-cells",
                        "0",
                        "--id",
                        "9");
        assertEquals(
                "1 entry, 1 person: see " + folder.resolve("out") + "\n", said.out(), said.err());
        assertEquals(List.of("9,7,2020-01-10,2020-01-31"), made());
        assertEquals(
                0,
                combine("difference", folder.resolve("a.csv#2"), folder.resolve("a.csv#1"))
                        .exitCode());
        assertEquals(List.of("1,7,2020-02-01,2020-02-10", "1,8,2020-03-01,2020-03-01"), made());
        assertEquals(
                0,
                combine("union", folder.resolve("a.csv#2"), folder.resolve("a.csv#1")).exitCode());
        assertEquals(List.of("1,7,2020-01-01,2020-02-10", "1,8,2020-03-01,2020-03-01"), made());
        assertEquals(
                0, combine("eras", folder.resolve("out/cohort.parquet"), "--pad", "0").exitCode());
        assertEquals(2, made().size());
    }

    @Test
    void countsOfFewPeopleAreHiddenUnlessSaidOtherwise() throws Exception {
        var said = combine("union", folder.resolve("a.csv#2"));
        assertEquals(
                "a hidden number of entries, a hidden number of persons: see "
                        + folder.resolve("out")
                        + "\n",
                said.out(),
                said.err());
        assertEquals(
                List.of("cohort_id,entries,persons,start_day_sum,end_day_sum", "1,,,,"),
                Files.readAllLines(folder.resolve("out/summary.csv")));
        assertEquals(2, made().size(), "who is in is written all the same");
        assertTrue(
                combine("union", folder.resolve("a.csv#2"), "--small-cells", "-1")
                        .err()
                        .startsWith(
                                "vigie: --small-cells needs a whole number from 0 to 1000, was -1"));
    }

    @Test
    void whatCannotBeCombinedIsSaidInOneLine() {
        assertEquals(
                "vigie: " + folder.resolve("a.csv") + " has several cohorts, 1, 2; say which\n",
                combine("union", folder.resolve("a.csv")).err());
        assertTrue(
                combine("union", folder.resolve("a.csv#1"), "--pad", "-1")
                        .err()
                        .startsWith("vigie: --pad needs a number of days from 0, was -1"));
        assertEquals(2, combine("sum", folder.resolve("a.csv#1")).exitCode());
        var said =
                CommandRun.by("cohort", folder.resolve("7.json"), "--out", folder.resolve("out"));
        assertEquals(2, said.exitCode());
        assertTrue(said.err().contains("--in STORE"), said.err());
    }
}
