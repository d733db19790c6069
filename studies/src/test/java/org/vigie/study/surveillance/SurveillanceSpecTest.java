package org.vigie.study.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.InputProblem;
import org.vigie.statistics.sequential.late.Completeness;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.study.surveillance.DisclosedSurveillance.ShownLook;
import org.vigie.study.surveillance.count.History;
import org.vigie.study.surveillance.count.SurveillanceCounts;
import org.vigie.study.surveillance.question.LookInterval;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// People solved by hand, and one line for each fault of a protocol.
class SurveillanceSpecTest {

    private static final String FEW =
            """
            study: surveillance
            concept_sets: {vaccine: [DOSE], harm: [OUT]}
            exposures: [vaccine]
            outcomes: [harm]
            history_from: 2019-01-01
            from: 2020-01-01
            to: 2020-03-31
            risk_window: {start: 1, end: 30}
            age_groups: []
            sex: false
            small_cells: 0
            """;

    @TempDir Path folder;

    /// 1 to 4 have the outcome on the last day of the history: 10 × 365 days, 4 events. 5 has a
    /// dose on 11 January: at risk from the 12th to 10 February, 20 days and 10. 6 on 20 February:
    /// 9 days in February, and in March 5, to the outcome on the 5th. 1 has a dose on 5 January and
    /// is at risk no more, 7 one in 2019 that nobody watches: days 1 to 30 after it, from 2 to 31
    /// December, are no days of the history.
    private static List<Life> people() {
        var lives = new ArrayList<Life>();
        for (int id = 1; id <= 10; id++) {
            var events = new ArrayList<Life.Event>();
            if (id <= 4) {
                events.add(Drawn.event(Days.of(2019, 12, 31), "OUT"));
            }
            switch (id) {
                case 1 -> events.add(Drawn.event(Days.of(2020, 1, 5), "DOSE"));
                case 5 -> events.add(Drawn.event(Days.of(2020, 1, 11), "DOSE"));
                case 6 -> {
                    events.add(Drawn.event(Days.of(2020, 2, 20), "DOSE"));
                    events.add(Drawn.event(Days.of(2020, 3, 5), "OUT"));
                }
                case 7 -> events.add(Drawn.event(Days.of(2019, 12, 1), "DOSE"));
                default -> {}
            }
            lives.add(Drawn.life(id, Sex.FEMALE, events));
        }
        return lives;
    }

    private SurveillanceResult result(String more) throws IOException {
        return Drawn.result(
                people(), FEW + more, Files.createTempDirectory(folder, "people").resolve("store"));
    }

    /// Days in a risk window, whoever had the outcome: 26 and 20 in January, 4, 10 and 9 in
    /// February, 21 in March.
    ///
    /// The probability of an event or more where 44 × 4 / 3,620 are expected is .0475: one event
    /// signals at every look. The statistic in March is ln(1/u) − (1 − u), u = .0486187.
    @Test
    void poissonByHand() throws IOException {
        var result = result("method: poisson\n");
        var pair = result.pairs().getFirst();
        assertEquals(List.of(List.of(2L, 3L, 3L)), result.exposed());
        assertEquals(List.of(4L, 3620L), List.of(pair.pastEvents(), pair.pastDays()));
        assertEquals(List.of(List.of(46L, 69L, 90L)), result.riskDays());
        double[] days = {20, 39, 44};
        for (int i = 0; i < days.length; i++) {
            var look = pair.looks().get(i).result();
            assertEquals(days[i] * 4 / 3620, look.expected(), 1e-12);
            assertEquals(i == 2 ? 1 : 0, look.observed());
            assertEquals(1, look.bound());
            assertEquals(i == 2, look.signal());
        }
        double u = 44 * 4 / 3620.0;
        assertEquals(2.072364, -Math.log(u) - 1 + u, 1e-6);
        assertEquals(2.072364, pair.looks().get(2).result().statistic(), 1e-6);
        assertEquals(-Math.expm1(-u), pair.bounds().getFirst().level(), 1e-12);
    }

    /// Nobody has an event up to t = 44/3,620 with probability (1 + t)^−5 if the history had 4
    /// events: one event comes with probability .0586, and so two are needed in March and, with 39
    /// days, one would come with probability .0522 and two are needed in February.
    @Test
    void conditionalByHand() throws IOException {
        var pair = result("method: conditional\n").pairs().getFirst();
        var bounds = pair.looks().stream().map(look -> look.result().bound()).toList();
        assertEquals(List.of(1, 2, 2), bounds);
        assertFalse(pair.looks().getLast().result().signal());
        assertEquals(44 * 4 / 3620.0, pair.looks().getLast().result().expected(), 1e-12);
    }

    /// Compared with days 31 to 60, the windows of 1 are over on 5 March, those of 5 on the 11th
    /// and those of 6 not; nobody has a first outcome in them, for that of 1 came before. Compared
    /// with days 31 to 35, those of 1 and 5 are over on 9 and 15 February and those of 6 on 26
    /// March: its outcome is the only event, which is in the risk window with probability 6/7
    /// anyhow.
    @Test
    void binomialByHand() throws IOException {
        var long30 = result("method: binomial\ncomparison_window: {start: 31, end: 60}\n");
        assertEquals(List.of(List.of(0L, 0L, 2L)), long30.exposed());
        assertEquals(
                "there are no events, or few, in its windows",
                long30.pairs().getFirst().untested());
        var short5 =
                result(
                        """
                        method: binomial
                        comparison_window: {start: 31, end: 35}
                        alpha: 0.5
                        """);
        assertEquals(List.of(List.of(0L, 2L, 3L)), short5.exposed());
        assertEquals(List.of(List.of(0L, 60L, 90L)), short5.riskDays());
        assertEquals(List.of("vaccine → harm is not tested: " + NO_VALUE), short5.warnings());
    }

    /// Who has the outcome on 20 January, ten days after a dose, and dies of it on the 25th, counts
    /// as if observed until the comparison window is over; who only leaves on the 25th does not.
    @Test
    void aDeathDoesNotEndAWindow() throws IOException {
        var lives = new ArrayList<Life>();
        for (int id = 1; id <= 2; id++) {
            int last = Days.of(2020, 1, 25);
            lives.add(
                    new Life(
                            new Person(
                                    id,
                                    Days.of(1970, 7, 1),
                                    Sex.FEMALE,
                                    id == 1 ? last : Timeline.NO_DAY,
                                    "",
                                    "",
                                    "",
                                    List.of(new ObservationPeriod(Days.of(2017, 1, 1), last))),
                            List.of(
                                    Drawn.event(Days.of(2020, 1, 10), "DOSE"),
                                    Drawn.event(Days.of(2020, 1, 20), "OUT"))));
        }
        var found =
                Drawn.result(
                        lives,
                        FEW
                                + "method: binomial\ncomparison_window: {start: 31, end: 60}\nalpha: 0.5\n",
                        folder.resolve("deaths"));
        assertEquals(List.of(List.of(0L, 0L, 1L)), found.exposed());
        var look = found.pairs().getFirst().looks().getLast();
        assertEquals(1, look.result().observed());
        assertEquals(OptionalLong.of(0), look.compared());
        assertEquals(.5, look.result().expected());
        assertEquals(Math.log(2), look.result().statistic(), 1e-12);
        assertTrue(look.result().signal());
    }

    private static final String NO_VALUE =
            """
            no critical value: even the highest counts come up more often than 0.5; plan more looks or longer ones.\
            """;

    /// Looks at .0221, .0431 and .0486 expected; one event in March: S is ln 2 less what is
    /// expected since the last look.
    @Test
    void cumulativeSumsByHand() throws IOException {
        var pair = result("method: poisson\ncusum_ratio: 2\n").pairs().getFirst();
        var sums = pair.sums().orElseThrow().sums();
        assertEquals(List.of(0.0, 0.0), sums.subList(0, 2));
        assertEquals(Math.log(2) - 5 * 4 / 3620.0, sums.get(2), 1e-12);
    }

    /// Half of March's events are recorded by its end.
    @Test
    void lateEventsAreExpectedLess() throws IOException {
        var looks = result("method: poisson\ncompleteness: [0.5, 1]\n").pairs().getFirst().looks();
        assertEquals(39 * 4 / 3620.0, looks.get(1).result().expected(), 1e-12);
        assertEquals(41.5 * 4 / 3620.0, looks.get(2).result().expected(), 1e-12);
    }

    /// .0442 are expected by the end of February, .0486 by that of March.
    @Test
    void surveillanceEndsBeforeMoreIsExpected() throws IOException {
        var looks =
                result("method: poisson\nspending: 1\nmaximum_expected: 0.045\n")
                        .pairs()
                        .getFirst()
                        .looks();
        assertEquals(2, looks.size());
    }

    @Test
    void aHistoryWithFewEventsIsNotTested() throws IOException {
        assertTrue(result("").pairs().getFirst().untested().isEmpty());
        var few =
                Drawn.result(
                        people(),
                        FEW.replace("small_cells: 0", "small_cells: 4"),
                        folder.resolve("few"));
        assertEquals(
                List.of("vaccine → harm is not tested: the history has 4 events or fewer."),
                few.warnings());
        assertEquals(List.of(), DisclosedSurveillance.of(few).looks());
    }

    /// 2, 3 and 3 people are exposed, of whom one has the outcome in March; the bound is 1. Where 1
    /// to 2 are hidden, February and March show the people but March no event: that it reaches the
    /// bound tells no more than that it is hidden. Where 1 to 3 are, nobody is shown, in the
    /// attrition neither.
    @Test
    void smallCellsAreHiddenInTablesAndAttrition() throws IOException {
        var two = DisclosedSurveillance.of(cells(2));
        assertEquals(
                List.of(OptionalLong.empty(), OptionalLong.of(3), OptionalLong.of(3)),
                two.looks().stream().map(ShownLook::exposed).toList());
        assertEquals(
                List.of(false, true, false),
                two.looks().stream().map(look -> look.found().isPresent()).toList());
        assertEquals(
                List.of(Optional.empty(), Optional.of(false), Optional.of(true)),
                two.looks().stream().map(ShownLook::signal).toList());
        assertEquals(3, two.attrition().steps().getLast().left());
        var three = DisclosedSurveillance.of(cells(3));
        assertTrue(three.looks().stream().allMatch(SurveillanceSpecTest::isHidden));
        assertEquals(1, two.judged().size());
        assertEquals(List.of(), three.judged());
        assertEquals(10, three.attrition().steps().getLast().left());
    }

    private SurveillanceResult cells(int most) throws IOException {
        return Drawn.result(
                people(),
                FEW.replace("small_cells: 0", "method: poisson\nsmall_cells: " + most),
                Files.createTempDirectory(folder, "cells").resolve("store"));
    }

    private static boolean isHidden(ShownLook look) {
        return look.exposed().isEmpty()
                && look.riskDays().isEmpty()
                && look.plan().isEmpty()
                && look.found().isEmpty()
                && look.signal().isEmpty();
    }

    /// Two groups: 100 days of 1,000 with 8 events, 100 of 500 with 8: .8 + 1.6 are expected, with
    /// a variance of .01 × 8 + .04 × 8, as of 2.4² / .4 = 14.4 events. A third group has no
    /// history.
    @Test
    void groupsOfTheHistoryAreAddedUp() {
        var counts = new SurveillanceCounts();
        counts.add("0|0|-1|0|F", 1000, 8);
        counts.add("0|0|0|0|F", 100, 2);
        counts.add("0|0|-1|0|M", 500, 8);
        counts.add("0|0|0|0|M", 100, 1);
        counts.add("0|0|0|1|M", 70, 1);
        var history = History.of(counts, 0, 0, 1, new Completeness(List.of(1.0)));
        assertEquals(2.4, history.expected().getFirst(), 1e-12);
        assertEquals(14, history.effectiveEvents());
        assertEquals(16, history.events());
        assertEquals(List.of(3L), history.observed());
        assertEquals(70, history.daysWithoutHistory());
    }

    @Test
    void oneGroupHasAllItsEvents() {
        for (int events = 1; events < 500; events++) {
            var counts = new SurveillanceCounts();
            counts.add("0|0|-1|0|F", 1237, events);
            counts.add("0|0|0|0|F", 91, 0);
            assertEquals(
                    events,
                    History.of(counts, 0, 0, 1, new Completeness(List.of(1.0))).effectiveEvents());
        }
    }

    @Test
    void looksEndWithTheCalendar() {
        int from = Days.of(2020, 2, 10);
        assertEquals(
                List.of("2020-02-29", "2020-03-31", "2020-04-15"),
                texts(LookInterval.MONTHS.lastDays(from, Days.of(2020, 4, 15))));
        assertEquals(
                List.of("2020-03-31", "2020-06-30"),
                texts(LookInterval.QUARTERS.lastDays(from, Days.of(2020, 6, 30))));
        assertEquals(List.of("2020-02-10"), texts(LookInterval.QUARTERS.lastDays(from, from)));
    }

    private static List<String> texts(List<Integer> days) {
        return days.stream().map(Days::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    looks: weeks | looks needs one of months, quarters, was 'weeks' (my.yaml, line 8)
                    method: cusum | method needs one of poisson, conditional, binomial, was 'cusum' (my.yaml, line 8)
                    method: binomial | the protocol needs 'comparison_window': {start: 43, end: 84} (my.yaml, line 1)
                    cusum_ratio: 1 | cusum_ratio needs a rate ratio above 1, was '1' (my.yaml, line 8)
                    maximum_events: 20 | maximum_events goes with 'method: binomial' only (my.yaml, line 8)
                    comparison_window: {start: 43, end: 84} | comparison_window goes with 'method: binomial' only (my.yaml, line 8)
                    comparison_window: {start: 43} | comparison_window needs 'end': a whole number from -36525 to 36525 (my.yaml, line 8)
                    comparison_window: {start: 43, end: 42} | a comparison window needs an end that is not before its start, 43, was 42 (my.yaml, line 8)
                    negative_controls: [harm] | harm is an outcome, and so no negative control (my.yaml, line 8)
                    negative_controls: [] | negative_controls needs at least one name of a concept set, or a cohort, was an empty list (my.yaml, line 8)
                    alpha: 0 | alpha needs a number above 0 and at most 0.5, was '0' (my.yaml, line 8)
                    alpha: half | alpha needs a number above 0 and at most 0.5, was 'half' (my.yaml, line 8)
                    spending: some | spending needs 'flat', or a number above 0 and at most 10.0, was 'some' (my.yaml, line 8)
                    maximum_expected: -1 | maximum_expected needs a number above 0, was '-1' (my.yaml, line 8)
                    maximum_expected: 20 | maximum_expected needs 'method: poisson', or a number as 'spending', was '20' (my.yaml, line 8)
                    minimum_events: 0 | minimum_events needs a whole number from 1 to 1000, was '0' (my.yaml, line 8)
                    completeness: [] | completeness needs a list of shares above 0 and at most 1, rising, such as [0.6, 0.9, 1.0], was an empty list (my.yaml, line 8)
                    completeness: [0.9, 0.8] | completeness: entry 2 needs a share not below the one before, 0.9, was '0.8' (my.yaml, line 8)
                    risk_window: {start: 5, end: 4} | a risk window needs an end that is not before its start, 5, was 4 (my.yaml, line 8)
                    outcome: harm | 'outcome' is not known here, perhaps outcomes; known are age_groups, alpha, comparison_window, completeness, concept_sets, cusum_ratio, exposures, from, history_from, looks, maximum_events, maximum_expected, method, minimum_events, negative_controls, outcomes, risk_window, sex, small_cells, spending, study, title, to, washout_days (my.yaml, line 8)
                    """)
    void aFaultIsNamedWithItsLine(String line, String message) {
        assertEquals(message, fault(Drawn.SOUND + line));
    }

    @Test
    void theHistoryComesBeforeSurveillance() {
        assertEquals(
                "history_from needs a day before 'from', 2020-01-01, was '2020-01-01' (my.yaml, line 5)",
                fault(Drawn.SOUND.replace("2018-01-01", "2020-01-01")));
        assertEquals(
                "to needs a day that is not before 'from', 2020-01-01, was '2019-12-31' (my.yaml, line 7)",
                fault(Drawn.SOUND.replace("2020-12-31", "2019-12-31")));
    }

    @Test
    void keysThatDoNotGoTogetherAreRefused() {
        var matched =
                Drawn.SOUND.replace("history_from: 2018-01-01\n", "")
                        + "method: binomial\ncomparison_window: {start: 43, end: 84}\n";
        assertTrue(Drawn.protocol(matched).comparison().isPresent());
        assertEquals(
                "maximum_expected goes with 'method: poisson' or 'method: conditional' only (my.yaml, line 9)",
                fault(matched + "maximum_expected: 3"));
        assertEquals(
                "completeness goes with 'method: poisson' or 'method: conditional' only (my.yaml, line 9)",
                fault(matched + "completeness: [0.5, 1]"));
        assertEquals(
                "cusum_ratio goes with 'method: poisson' or 'method: conditional' only (my.yaml, line 9)",
                fault(matched + "cusum_ratio: 2"));
        assertEquals(
                "a comparison window needs to be apart from the risk window, 1 to 42, was 42 to 84 (my.yaml, line 8)",
                fault(matched.replace("43", "42")));
        assertEquals(
                "the protocol needs 'history_from': a date such as 2020-01-31 (my.yaml, line 1)",
                fault(Drawn.SOUND.replace("history_from: 2018-01-01\n", "")));
        assertEquals(
                "negative_controls with a planned end of surveillance go with a number as 'spending' only (my.yaml, line 8)",
                fault(
                        Drawn.SOUND.replace("[OUT]}", "[OUT], other: [OTHER]}")
                                + "negative_controls: [other]\nmethod: poisson\nmaximum_expected: 9"));
    }

    private static String fault(String text) {
        return assertThrows(InputProblem.class, () -> Drawn.protocol(text)).getMessage();
    }
}
