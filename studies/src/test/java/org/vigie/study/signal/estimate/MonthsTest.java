package org.vigie.study.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.selfcontrolled.TimeStability;
import org.vigie.study.signal.question.CasePerson;
import org.vigie.study.signal.question.OutcomeCases;
import org.vigie.study.signal.question.RiskWindow;

/// The trend in time beside growing older.
class MonthsTest {

    private static final RiskWindow RISK = new RiskWindow(1, 0, false, 0);
    private static final int DECADE = 3_653;
    private static final List<Integer> AGES =
            IntStream.range(1, 10).map(decade -> decade * DECADE).boxed().toList();

    private record Drawn(int birth, int start, int end, int event) {}

    /// People of 30 to 60 observed for 10 years, whose disease is twice as frequent with every ten
    /// years of age.
    private static List<Drawn> drawn(SplittableRandom random, int cases) {
        var drawn = new ArrayList<Drawn>();
        while (drawn.size() < cases) {
            int start = random.nextInt(14_000, 14_400);
            int end = start + 3_652;
            int birth = start - random.nextInt(30 * 365, 60 * 365);
            int event = random.nextInt(start, end + 1);
            if (random.nextDouble() < Math.pow(2, (event - birth) / DECADE - 7)) {
                drawn.add(new Drawn(birth, start, end, event));
            }
        }
        return drawn;
    }

    private static OutcomeCases cases(List<Drawn> drawn) {
        var cases = new OutcomeCases(0, RISK);
        drawn.forEach(each ->
                cases.add(
                        new CasePerson(
                                each.birth,
                                new int[] {each.start},
                                new int[] {each.end},
                                new int[] {0},
                                new int[][] {{each.event}},
                                new int[0],
                                new int[0][])));
        return cases;
    }

    @Test
    void monthsAreThoseOfADayByDayCount() {
        long seed = Seed.of("months");
        var random = new SplittableRandom(seed);
        var drawn = drawn(random, 60);
        var rates =
                new AgeRates(new int[] {0, 11_000, 13_000, 20_000}, new double[] {1, 0.3, 2.5, 7});
        var observed = new TreeMap<LocalDate, Long>();
        var expected = new TreeMap<LocalDate, Double>();
        for (var each : drawn) {
            double all =
                    IntStream.rangeClosed(each.start, each.end)
                            .mapToDouble(day -> rate(day - each.birth))
                            .sum();
            for (int day = each.start; day <= each.end; day++) {
                var month = LocalDate.ofEpochDay(day).withDayOfMonth(1);
                expected.merge(month, rate(day - each.birth) / all, Double::sum);
                observed.merge(month, day == each.event ? 1L : 0, Long::sum);
            }
        }
        var plain =
                TimeStability.of(
                        observed.values().stream().mapToLong(n -> n).toArray(),
                        expected.values().stream().mapToDouble(n -> n).toArray(),
                        1.1);
        var found = Months.stability(cases(drawn), rates);
        assertEquals(plain.ratio(), found.ratio(), 1e-6);
        assertEquals(plain.p(), found.p(), 1e-6);
    }

    private static double rate(int age) {
        return age < 11_000 ? 1 : age < 13_000 ? 0.3 : age < 20_000 ? 2.5 : 7;
    }

    /// 20,000 cases: the disease itself is as frequent in one year as in another.
    @Test
    void growingOlderIsNoTrendInTime() {
        var cases = cases(drawn(new SplittableRandom(1), 20_000));
        var ends = PairSeries.ofEnds(cases, 30_000, AGES);
        var raw = DiagnosticResult.timeTrend(Months.stability(cases, AgeRates.EVEN));
        var adjusted =
                DiagnosticResult.timeTrend(Months.stability(cases, AgeRates.of(ends.byAge(AGES))));
        assertEquals(DiagnosticResult.Verdict.FAIL, raw.verdict(), raw.why());
        assertEquals(DiagnosticResult.Verdict.PASS, adjusted.verdict(), adjusted.why());
        assertTrue(adjusted.value() < 1.1, adjusted.why());
    }

    /// The same people whatever their age, four times as often ill at the end as in the beginning:
    /// what is no more than age does not hide that.
    @Test
    void aStrongTrendInTimeFailsAllTheSame() {
        var random = new SplittableRandom(2);
        var drawn = new ArrayList<Drawn>();
        while (drawn.size() < 20_000) {
            int start = random.nextInt(14_000, 14_400);
            int end = start + 3_652;
            int event = random.nextInt(start, end + 1);
            if (random.nextDouble() < Math.pow(4, (event - 14_000) / 4_052. - 1)) {
                drawn.add(new Drawn(start - random.nextInt(30 * 365, 60 * 365), start, end, event));
            }
        }
        var cases = cases(drawn);
        var gate =
                DiagnosticResult.timeTrend(
                        Months.stability(
                                cases,
                                AgeRates.of(PairSeries.ofEnds(cases, 30_000, AGES).byAge(AGES))));
        assertEquals(DiagnosticResult.Verdict.FAIL, gate.verdict(), gate.why());
    }

    /// Of groups without events the rate is 0, and a case's expected events are on its other days.
    @Test
    void agesWithoutEventsExpectNone() {
        var cases =
                cases(
                        List.of(
                                new Drawn(0, 10_000, 10_100, 10_080),
                                new Drawn(0, 10_000, 10_100, 10_090)));
        var ends = PairSeries.ofEnds(cases, 30_000, List.of(10_050));
        var rates = AgeRates.of(ends.byAge(List.of(10_050)));
        assertEquals(0, rates.rates()[0]);
        assertEquals(1, rates.rates()[1]);
    }
}
