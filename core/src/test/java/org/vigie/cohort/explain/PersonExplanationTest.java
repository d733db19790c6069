package org.vigie.cohort.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Seed;
import org.vigie.cohort.CodeConcepts;
import org.vigie.cohort.Cohort;
import org.vigie.cohort.CohortSteps;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.cohort.circe.GeneratedDefinitions;
import org.vigie.cohort.evaluate.DrawnPeople;
import org.vigie.cohort.evaluate.GeneratedPatients;
import org.vigie.cohort.evaluate.PlainEvaluator;
import org.vigie.store.read.Life;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Timeline;

/// What is said of a person agrees with what the plain evaluator finds.
@Tag("long")
class PersonExplanationTest {

    private static final int PEOPLE = 25;
    private static final int FEWEST = 300;
    private static final int MOST = 3000;

    @TempDir Path folder;

    /// What the evaluator found for one person.
    private static final class Found implements CohortSteps {
        final List<Integer> steps = new ArrayList<>();
        final List<DayRange> entries = new ArrayList<>();

        @Override
        public void reached(int cohort, int step, int events) {
            while (steps.size() <= step) {
                steps.add(0);
            }
            steps.set(step, events);
        }

        @Override
        public void entry(int cohort, int start, int end) {
            entries.add(new DayRange(start, end));
        }
    }

    @Test
    void itAgreesWithTheEvaluator() throws IOException {
        long seed = Seed.of("explanations");
        var random = new SplittableRandom(seed);
        var vocabulary = GeneratedPatients.vocabulary();
        var generator = new GeneratedDefinitions(random, GeneratedPatients.CONCEPTS);
        var sayable = GeneratedDefinitions.sayable();
        int[] members = {0};
        try (var store =
                Life.store(
                        folder.resolve("store"),
                        GeneratedPatients.of(random, PEOPLE),
                        1,
                        vocabulary)) {
            for (int d = 0; d < FEWEST || d < MOST && !generator.said().containsAll(sayable); d++) {
                var cohort = Cohort.of(1, generator.next(), vocabulary);
                store.forEach(person ->
                        members[0] += check(cohort, person, "seed " + seed + ", " + cohort.text()));
            }
        }
        assertTrue(members[0] > 100, "only " + members[0] + " entries");
        var unsaid = new TreeSet<>(sayable);
        unsaid.removeAll(generator.said());
        assertEquals(new TreeSet<>(), unsaid, "seed " + seed + ": never generated");
    }

    private static int check(Cohort cohort, Timeline person, String where) {
        var found = new Found();
        new PlainEvaluator(List.of(cohort), new CodeConcepts(person.codes()))
                .evaluate(person, found);
        var explained = PersonExplanation.explained(cohort, person);
        assertEquals(found.entries, explained.entries(), where);
        assertEquals(found.steps, explained.steps().subList(0, found.steps.size()), where);
        assertTrue(
                explained.steps().stream().skip(found.steps.size()).allMatch(step -> step == 0),
                where);
        assertEquals(!found.entries.isEmpty(), PersonExplanation.of(cohort, person).holds(), where);
        return found.entries.size();
    }

    @Test
    void itSaysWhyEventsAreNotEntryEvents() throws IOException {
        var yaml =
                """
                entry:
                  condition: T/A
                  first: true
                  age: at least 50
                  where:
                    drug: T/D
                    starts: 0 to 9
                """;
        assertEquals(
                """
                [no]  person 1 is not in the cohort
                  - observed 2009-01-01 to 2012-12-31
                  [no]  enters by conditions in 'T/A', the person's first ever, with age at least 50: found 0
                    [no]  2009-03-01 to 2009-03-02 condition_occurrence T/A: not age at least 50
                    [no]  2011-03-01 to 2011-03-02 condition_occurrence T/A: not the person's first
                [no]  person 2 is not in the cohort
                  - observed 2010-01-01 to 2012-12-31
                  [no]  enters by conditions in 'T/A', the person's first ever, with age at least 50: found 0
                    [no]  2011-09-01 to 2011-09-02 condition_occurrence T/A: this must hold:
                      [no]  at least 1 drug in 'T/D', starting from that event to 9 days after it: found 0
                """,
                explained(
                        yaml,
                        """
                        1: 1960 F, 2009-01-01..2012-12-31
                           condition A 2009-03-01
                           condition A 2011-03-01
                        2: 1960 F, 2010-01-01..2012-12-31
                           condition A 2011-09-01
                        """));
    }

    private String explained(String yaml, String people) throws IOException {
        var vocabulary = DrawnPeople.vocabulary();
        var cohort = Cohort.of(1, DefinitionLanguage.YAML, yaml, Path.of("my.yaml"), vocabulary);
        var said = new StringBuilder();
        try (var store =
                Life.store(folder.resolve("drawn"), DrawnPeople.of(people), 1, vocabulary)) {
            store.forEach(person -> said.append(PersonExplanation.of(cohort, person).lines(0)));
        }
        return said.toString();
    }

    @Test
    void itSaysWhichRuleHeldOnWhichEvents() throws IOException {
        var yaml =
                """
                entry:
                  condition: T/A
                observed_before: 365
                rules:
                  treated within a month:
                    drug: [T/D]
                    starts: 0 to 30
                  a woman, never with B:
                    - person: {gender: female, age: at least 18}
                    - {condition: T/B, exactly: 0}
                exit: start + 90
                """;
        var people =
                """
                1: 1960 F, 2010-01-01..2012-12-31
                   condition A1 2010-03-01
                   condition A 2011-03-01
                   condition A 2011-09-01
                   drug D 2011-03-08..2011-03-20
                """;
        assertEquals(
                """
                [yes] person 1 is in the cohort: 2011-03-01 to 2011-05-30
                  - observed 2010-01-01 to 2012-12-31
                  [yes] enters by conditions in 'T/A': found 3
                    [no]  2010-03-01 to 2010-03-02 condition_occurrence T/A1: fewer than 365 days observed before
                    [yes] 2011-03-01 to 2011-03-02 condition_occurrence T/A
                    [yes] 2011-09-01 to 2011-09-02 condition_occurrence T/A
                  [yes] entry event 2011-03-01 to 2011-03-02 condition_occurrence T/A
                    [yes] rule 'treated within a month': this must hold:
                      [yes] at least 1 drug in 'T/D', starting from the index date to 30 days after it: found 1
                        - 2011-03-08 to 2011-03-20 drug_exposure T/D
                    [yes] rule 'a woman, never with B': all of these must hold:
                      [yes] no conditions in 'T/B', at any time while observed: found 0
                      [yes] a person with age at least 18 and gender female
                    [yes] in the cohort from 2011-03-01 to 2011-05-30
                  [no]  entry event 2011-09-01 to 2011-09-02 condition_occurrence T/A
                    [no]  rule 'treated within a month': this must hold:
                      [no]  at least 1 drug in 'T/D', starting from the index date to 30 days after it: found 0
                        - such events elsewhere:
                          - 2011-03-08 to 2011-03-20 drug_exposure T/D
                """,
                explained(yaml, people));
    }
}
