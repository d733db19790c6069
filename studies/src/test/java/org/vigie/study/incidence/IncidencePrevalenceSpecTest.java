package org.vigie.study.incidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.runner.PlainRunner;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.study.Stratum;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// People solved by hand, and one line for each fault of a protocol.
class IncidencePrevalenceSpecTest {

    private static final String SOUND =
            """
            study: describe
            concept_sets: {out: [OUT]}
            outcomes: [out]
            from: 2010-01-01
            to: 2011-12-31
            """;

    @TempDir Path folder;

    private static Life life(long id, String from, String to, String... outcomes) {
        var events =
                new ArrayList<>(
                        Stream.of(outcomes)
                                .map(day -> Life.Event.at(Days.time(Days.of(day)), "OUT"))
                                .toList());
        events.sort(Comparator.comparingLong(Life.Event::time));
        return new Life(
                new Person(
                        id,
                        Days.of(1970, 7, 1),
                        id % 2 == 0 ? Sex.FEMALE : Sex.MALE,
                        Timeline.NO_DAY,
                        "",
                        "",
                        "",
                        List.of(new ObservationPeriod(Days.of(from), Days.of(to)))),
                events);
    }

    /// 1 is never ill; 2 twice in 2010; 3 before the study and in 2011; 4 leaves in the middle
    /// of 2010.
    private List<IncidencePrevalenceRow> rows(String more) throws IOException {
        return rows(more, "outcomes: [out]\n");
    }

    private List<IncidencePrevalenceRow> rows(String more, String outcomes) throws IOException {
        return result(more, outcomes).rows();
    }

    private IncidencePrevalenceResult result(String more, String outcomes) throws IOException {
        var lives =
                List.of(
                        life(1, "2005-01-01", "2011-12-31"),
                        life(2, "2005-01-01", "2011-12-31", "2010-02-01", "2010-06-30"),
                        life(3, "2005-01-01", "2011-12-31", "2009-12-31", "2011-01-01"),
                        life(4, "2005-01-01", "2010-07-01"));
        try (var store = Life.store(folder.resolve("store"), lives, 1)) {
            var protocol =
                    IncidencePrevalenceProtocol.read(
                            YamlNode.read(
                                    SOUND.replace("outcomes: [out]\n", outcomes)
                                            + "sex: false\n"
                                            + more,
                                    Path.of("my.yaml")),
                            folder);
            return new IncidencePrevalenceAnalysis(protocol, store.vocabulary())
                    .run(new PlainRunner(store));
        }
    }

    private static void assertRow(
            IncidencePrevalenceRow row,
            long persons,
            long days,
            long events,
            long population,
            long cases) {
        assertEquals(
                List.of(persons, days, events, population, cases),
                List.of(row.persons(), row.days(), row.events(), row.population(), row.cases()));
    }

    /// 2010: 1 all 365 days, 2 to 1 February (32), 4 to 1 July (182); 3 is never at risk.
    @Test
    void withoutAnyEarlierOutcome() throws IOException {
        var rows = rows("washout_days: ever\n");
        assertEquals(2, rows.size());
        assertRow(rows.get(0), 3, 365 + 32 + 182, 1, 4, 1);
        assertRow(rows.get(1), 1, 365, 0, 3, 1);
    }

    /// Born on 29 February 1972: 38 until 28 February 2011, which is day 59 of that year, and 39
    /// from 1 March on.
    @Test
    void whoWasBornOnALeapDayIsOlderOnTheFirstOfMarch() throws IOException {
        var born =
                new Life(
                        new Person(
                                1,
                                Days.of(1972, 2, 29),
                                Sex.FEMALE,
                                Timeline.NO_DAY,
                                "",
                                "",
                                "",
                                List.of(
                                        new ObservationPeriod(
                                                Days.of("2005-01-01"), Days.of("2011-12-31")))),
                        List.of());
        try (var store =
                Life.store(
                        folder.resolve("leap"),
                        List.of(born, life(2, "2005-01-01", "2011-12-31", "2010-01-01")),
                        1)) {
            var protocol =
                    IncidencePrevalenceProtocol.read(
                            YamlNode.read(
                                    SOUND + "sex: false\nage_groups: [0, 39]\nwashout_days: ever\n",
                                    Path.of("my.yaml")),
                            folder);
            var rows =
                    new IncidencePrevalenceAnalysis(protocol, store.vocabulary())
                            .run(new PlainRunner(store)).rows().stream()
                                    .filter(row ->
                                            row.start() == Days.of(2011, 1, 1)
                                                    && row.days() > 0
                                                    && !row.age().equals(Stratum.ALL))
                                    .toList();
            assertEquals(
                    List.of(59L, 306L),
                    rows.stream().map(IncidencePrevalenceRow::days).sorted().toList());
        }
    }

    /// 3 is at risk from 1 January 2010 to 1 January 2011.
    @Test
    void withoutAWashoutTheFirstEventOfTheStudyEndsIt() throws IOException {
        var rows = rows("washout_days: 0\n");
        assertRow(rows.get(0), 4, 365 + 32 + 365 + 182, 1, 4, 1);
        assertRow(rows.get(1), 2, 365 + 1, 1, 3, 1);
    }

    /// 30 days after 1 February 2 is at risk from 4 March to 30 June (119 days) and from 31 July
    /// (154, then 365); 3 from 31 January 2010 (335) to 1 January 2011, then from 1 February 2011
    /// (334).
    @Test
    void repeatedEventsCountAgainAfterTheirWashout() throws IOException {
        var rows = rows("washout_days: 30\nrepeated_events: true\n");
        assertRow(rows.get(0), 4, 365 + 32 + 119 + 154 + 335 + 182, 2, 4, 1);
        assertRow(rows.get(1), 3, 365 + 365 + 1 + 334, 1, 3, 1);
    }

    @Test
    void whatLastsForEverAndPointsAndWholeYears() throws IOException {
        var rows = rows("outcome_lasts: ever\nprevalence: point\n");
        assertEquals(List.of(4L, 1L), List.of(rows.get(0).population(), rows.get(0).cases()));
        assertEquals(List.of(3L, 2L), List.of(rows.get(1).population(), rows.get(1).cases()));
    }

    @Test
    void onlyThoseOfTheWholeInterval() throws IOException {
        assertEquals(3, rows("full_contribution: true\n").get(0).population());
    }

    /// Days observed of three people, as in a test of IncidencePrevalence.
    private static final List<Life> THREE =
            List.of(
                    life(1, "2010-01-01", "2011-06-01", "2010-02-05"),
                    life(2, "2010-01-01", "2012-06-01"),
                    life(3, "2012-04-01", "2012-06-01"));

    /// The whole of an interval is what the data have of it: 2012 ends on 1 June. 1 is there
    /// throughout 2010, 2 always, 3 never on all days of an interval but of the last months.
    @Test
    void theWholeOfAnIntervalIsWhatTheDataHaveOfIt() throws IOException {
        var full = "full_contribution: true\ncomplete_intervals: false\n";
        for (var to : List.of("2012-06-01", "2012-12-31", "2030-12-31")) {
            assertEquals(
                    "2010-01-01..2010-12-31 2, 2011-01-01..2011-12-31 1, 2012-01-01..2012-06-01 1",
                    populations("2010-01-01", to, full));
            assertEquals(
                    "2010-01-01..2012-06-01 1",
                    populations("2010-01-01", to, full + "interval: overall\n"));
            assertEquals(
                    "2010-01-01..2012-06-01 1",
                    populations("2001-01-01", to, full + "interval: overall\n"));
        }
        assertEquals(
                "2010-03-15..2010-03-31 2, 2010-04-01..2010-04-10 2",
                populations("2010-03-15", "2010-04-10", full + "interval: months\n"));
        assertEquals(
                "2012-03-31..2012-04-02 1",
                populations("2012-03-31", "2012-04-02", full + "interval: overall\n"),
                "3 is not there on the first");
        assertEquals(
                "2010-01-01..2010-12-31 2, 2011-01-01..2011-12-31 1",
                populations("2010-01-01", "2012-12-31", "full_contribution: true\n"));
    }

    /// An interval that the study or the data cut is told by the days that are left of it.
    @Test
    void aCutIntervalIsToldByItsDays() throws IOException {
        assertEquals(
                "2011-01-15..2011-01-31 2, 2011-02-01..2011-02-20 2",
                populations(
                        "2011-01-15",
                        "2011-02-20",
                        "interval: months\ncomplete_intervals: false\n"));
        assertEquals(
                "2012-04-01..2012-06-01 2",
                populations(
                        "2012-04-01",
                        "2013-02-20",
                        "interval: quarters\ncomplete_intervals: false\n"));
        assertEquals("", populations("2011-01-15", "2011-02-20", "interval: months\n"));
    }

    /// From the first interval to the last on which anybody contributes each has a row, those
    /// without anybody too; none before, none after.
    @Test
    void anIntervalWithoutAnybodyHasARow() throws IOException {
        Files.writeString(
                folder.resolve("members.csv"),
                """
                subject_id,cohort_start_date,cohort_end_date
                1,2010-02-01,2010-02-28
                2,2010-05-01,2010-06-30
                """);
        assertEquals(
                "2010-02-01..2010-02-28 1, 2010-03-01..2010-03-31 0, 2010-04-01..2010-04-30 0, "
                        + "2010-05-01..2010-05-31 1, 2010-06-01..2010-06-30 1",
                populations(
                        "2010-01-01",
                        "2010-12-31",
                        "interval: months\npopulation: {cohort: members.csv}\n"));
    }

    private String populations(String from, String to, String more) throws IOException {
        try (var store =
                Life.store(Files.createTempDirectory(folder, "three").resolve("s"), THREE, 1)) {
            var protocol =
                    IncidencePrevalenceProtocol.read(
                            YamlNode.read(
                                    SOUND.replace("2010-01-01", from).replace("2011-12-31", to)
                                            + "sex: false\nsmall_cells: 0\n"
                                            + more,
                                    Path.of("my.yaml")),
                            folder);
            return new IncidencePrevalenceAnalysis(protocol, store.vocabulary())
                    .run(new PlainRunner(store)).rows().stream()
                            .map(row ->
                                    Days.text(row.start())
                                            + ".."
                                            + Days.text(row.end())
                                            + " "
                                            + row.population())
                            .collect(Collectors.joining(", "));
        }
    }

    /// Everybody turns 40 on 1 July 2010: of 365 days 181 before.
    @Test
    void anAgeGroupHasItsOwnDays() throws IOException {
        var rows = rows("age_groups: [0, 40]\ninterval: overall\n");
        assertEquals(
                List.of("all", "0-39", "40+"),
                rows.stream().map(IncidencePrevalenceRow::age).toList());
        assertEquals(
                List.of(181L + 32 + 181, 184L + 365 + 1),
                List.of(rows.get(1).days(), rows.get(2).days()));
        assertEquals(rows.get(0).days(), rows.get(1).days() + rows.get(2).days());
    }

    /// 2,000 days after 2005 began is 24 June 2010: 2010 is no whole year then, and 4 contributes a
    /// week of it.
    @Test
    void anIntervalThatIsNotWholeIsLeftOut() throws IOException {
        var rows = rows("prior_observation_days: 2000\nwashout_days: ever\n");
        assertEquals(
                List.of(Days.of(2011, 1, 1)),
                rows.stream().map(IncidencePrevalenceRow::start).toList());
        assertRow(rows.getFirst(), 1, 365, 0, 3, 1);
    }

    /// 1 is in it from 1 July 2010 (184 days) to 30 June 2011 (181), 2 in June 2010 only, until its
    /// event on the 30th, 4 twice, from 1 to 10 and from 8 to 20 January 2010 (20 days), 3 never.
    @Test
    void inAPopulationOnlyItsDaysCount() throws IOException {
        Files.writeString(
                folder.resolve("members.csv"),
                """
                subject_id,cohort_start_date,cohort_end_date
                1,2010-07-01,2011-06-30
                2,2010-06-01,2010-06-30
                4,2010-01-01,2010-01-10
                4,2010-01-08,2010-01-20
                """);
        var rows =
                rows(
                        "population: {cohort: members.csv}\nwashout_days: 0\ncomplete_intervals: false\n");
        assertRow(rows.get(0), 3, 184 + 30 + 20, 1, 3, 1);
        assertRow(rows.get(1), 1, 181, 0, 1, 0);
    }

    /// Who had the outcome is in it from the first record on: 2 from 1 February 2010, 3 from before
    /// the study.
    @Test
    void aConceptSetIsAPopulationFromItsFirstRecordOn() throws IOException {
        var rows = rows("population: out\nwashout_days: 0\ncomplete_intervals: false\n");
        assertRow(rows.get(0), 2, 1 + 365, 1, 2, 1);
    }

    @Test
    void anEntryIntoACohortIsAnOutcome() throws IOException {
        Files.writeString(
                folder.resolve("ill.csv"),
                """
                subject_id,cohort_start_date,cohort_end_date
                1,2010-03-01,2011-01-01
                """);
        var rows = rows("washout_days: ever\n", "outcomes: [{cohort: ill.csv}]\n");
        assertRow(rows.get(0), 4, 31 + 28 + 1 + 365 + 365 + 182, 1, 4, 1);
        assertRow(rows.get(1), 2, 365 + 365, 0, 3, 1);
    }

    @Test
    void attritionSaysWhoIsInThePopulation() throws IOException {
        Files.writeString(
                folder.resolve("members.csv"),
                """
                subject_id,cohort_start_date,cohort_end_date
                1,2001-07-01,2001-07-02
                2,2010-06-01,2010-06-30
                """);
        assertEquals(
                List.of(
                        "everybody 4",
                        "ever in the population: members.csv 2",
                        """
                        observed between 2010-01-01 and 2011-12-31, after 0 days of \
                        observation, while in the population 1\
                        """),
                result("population: {cohort: members.csv}\n", "outcomes: [out]\n")
                        .attrition()
                        .steps()
                        .stream()
                        .map(step -> step.rule() + " " + step.left())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    interval: days | interval needs one of weeks, months, quarters, years, overall, was 'days' (my.yaml, line 6)
                    washout_days: never | washout_days needs a whole number from 0 to 36525, was 'never' (my.yaml, line 6)
                    outcome_lasts: -1 | outcome_lasts needs a whole number from 0 to 36525, was '-1' (my.yaml, line 6)
                    population: nobody | population needs the name of a concept set; there are out, was 'nobody' (my.yaml, line 6)
                    prevalence: both | prevalence needs one of period, point, was 'both' (my.yaml, line 6)
                    prevalence: point§interval: overall | prevalence needs period, or another interval than overall: a point is the first day of a week, month, quarter or year, was 'point' (my.yaml, line 6)
                    age_groups: [1] | age_groups: entry 1 needs 0, with which the list begins, was '1' (my.yaml, line 6)
                    repeated: true | 'repeated' is not known here; known are age_groups, complete_intervals, concept_sets, from, full_contribution, interval, outcome_lasts, outcomes, population, prevalence, prior_observation_days, region, repeated_events, sex, small_cells, study, title, to, washout_days (my.yaml, line 6)
                    """)
    void aFaultIsNamedWithItsLine(String line, String message) {
        assertEquals(
                message,
                assertThrows(
                                InputProblem.class,
                                () ->
                                        IncidencePrevalenceProtocol.read(
                                                YamlNode.read(
                                                        SOUND + line.replace('§', '\n'),
                                                        Path.of("my.yaml")),
                                                folder))
                        .getMessage());
    }

    @Test
    void theStudyEndsAfterItBegins() {
        assertEquals(
                """
                to needs a day that is not before 'from', 2010-01-01, was '2009-12-31' \
                (my.yaml, line 5)\
                """,
                assertThrows(
                                InputProblem.class,
                                () ->
                                        IncidencePrevalenceProtocol.read(
                                                YamlNode.read(
                                                        SOUND.replace("2011-12-31", "2009-12-31"),
                                                        Path.of("my.yaml")),
                                                folder))
                        .getMessage());
    }

    @Test
    void anOutcomeThatTheStoreDoesNotHaveIsSaid() {
        assertThrows(
                InputProblem.class,
                () -> {
                    try (var store =
                            Life.store(
                                    folder.resolve("none"),
                                    List.of(life(1, "2010-01-01", "2010-12-31")),
                                    1)) {
                        new IncidencePrevalenceAnalysis(
                                        IncidencePrevalenceProtocol.read(
                                                YamlNode.read(SOUND, Path.of("my.yaml")), folder),
                                        store.vocabulary())
                                .run(new PlainRunner(store));
                    }
                });
    }
}
