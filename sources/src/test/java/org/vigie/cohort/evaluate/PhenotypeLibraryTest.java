package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.ReferenceData;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.SummaryLine;
import org.vigie.cohort.evaluate.CohortFold.Method;
import org.vigie.cohort.files.CohortFiles;
import org.vigie.runner.FoldText;
import org.vigie.runner.LocalRunner;
import org.vigie.store.read.Store;
import org.vigie.timeline.Fold;
import org.vigie.timeline.Timeline;

/// The definitions of OHDSI's phenotype library give the entries that Circe's SQL gives on DuckDB.
@Tag("reference")
@Tag("long")
class PhenotypeLibraryTest {

    /// Takes minutes: run it with `-Dvigie.slow=true` when the meaning of a definition changes.
    @Test
    void thePlainEvaluatorGivesTheEntriesOfCircesSql() throws IOException {
        if (!Boolean.getBoolean("vigie.slow")) {
            System.out.println(
                    "skipped: the plain evaluator over all definitions takes minutes; -Dvigie.slow=true");
            Assumptions.abort("takes minutes; -Dvigie.slow=true");
        }
        compare(Method.PLAIN);
    }

    @Test
    void theFastEvaluatorGivesTheEntriesOfCircesSql() throws IOException {
        compare(Method.FAST);
    }

    @Test
    void bothEvaluatorsGiveTheSameForSomePeople() throws IOException {
        var store = Omop20k.store();
        var cohorts = Cohorts.of(cohorts(store));
        var plain = new EveryHundredth(new CohortFold(cohorts, Method.PLAIN));
        var fast = new EveryHundredth(new CohortFold(cohorts, Method.FAST));
        assertEquals(
                FoldText.writeState(new LocalRunner(store).fold(plain)),
                FoldText.writeState(new LocalRunner(store).fold(fast)));
    }

    /// A fold over some of the people.
    private record EveryHundredth(CohortFold fold) implements Fold<CohortMembers> {

        @Override
        public CohortMembers empty() {
            return fold.empty();
        }

        @Override
        public void add(CohortMembers state, Timeline person) {
            if (person.person() % 100 == 0) {
                fold.add(state, person);
            }
        }

        @Override
        public CohortMembers merge(CohortMembers left, CohortMembers right) {
            return fold.merge(left, right);
        }
    }

    private static void compare(Method method) throws IOException {
        var store = Omop20k.store();
        var cohorts = cohorts(store);
        long start = System.nanoTime();
        var members = new LocalRunner(store).fold(new CohortFold(Cohorts.of(cohorts), method));
        System.out.printf(
                "%s: %d definitions in %.2f s%n",
                method, cohorts.size(), (System.nanoTime() - start) / 1e9);
        assertEquals(String.join("\n", expected()), String.join("\n", summaries(cohorts, members)));
    }

    private static List<Cohort> cohorts(Store store) throws IOException {
        var files =
                CohortFiles.read(List.of(ReferenceData.require("phenotypes")), store.vocabulary());
        assertEquals(List.of(), files.refused());
        return files.cohorts();
    }

    private static List<String> expected() throws IOException {
        return Files.readAllLines(ReferenceData.require("expected/omop20k_cohorts.csv")).stream()
                .skip(1)
                .sorted(
                        java.util.Comparator.comparingInt(
                                line -> Integer.parseInt(line.split(",")[0])))
                .toList();
    }

    private static List<String> summaries(List<Cohort> cohorts, CohortMembers members) {
        var lines = new ArrayList<String>();
        for (int c = 0; c < cohorts.size(); c++) {
            lines.add(
                    SummaryLine.of(
                            new CohortEntries(cohorts.get(c).id(), members.of(c).entries())));
        }
        return lines;
    }
}
