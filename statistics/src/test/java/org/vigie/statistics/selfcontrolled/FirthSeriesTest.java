package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.Wald;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.Era;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.Ldlt;
import org.vigie.statistics.selfcontrolled.likelihood.ScoreAndInformation;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;
import org.vigie.statistics.selfcontrolled.likelihood.StratumProbabilities;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;

/// Few events in many age groups: series that Firth's penalty must carry, beside the plainest ways
/// to the same numbers.
class FirthSeriesTest {

    private static final CaseDesign DESIGN =
            CaseDesign.of(
                    List.of(RiskWindows.of("drug", -30, 0, 1)),
                    new AgeGroups(IntStream.range(2, 8).map(decade -> decade * 3_653).toArray()));
    private static final CaseDesign FEW_COLUMNS =
            CaseDesign.of(List.of(RiskWindows.whole("drug")), new AgeGroups(40 * 365));

    /// 5 to 24 people observed for 3 to 10 years, once exposed for some weeks.
    private static List<CaseSeries> drawn(int series, CaseDesign design) {
        long seed = Seed.of("Firth's series");
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, series)
                .mapToObj(i -> {
                    List<ObservedCase> cases = new ArrayList<>();
                    for (int person = 0; person < 5 + i % 20; person++) {
                        int start = 365 * random.nextInt(20, 70);
                        int end = start + random.nextInt(1_100, 3_650);
                        int drug = random.nextInt(start, end);
                        cases.add(
                                ObservedCase.of(
                                        start,
                                        end,
                                        new int[] {random.nextInt(start, end)},
                                        List.of(
                                                List.of(
                                                        new Era(
                                                                drug,
                                                                drug + random.nextInt(7, 40))))));
                    }
                    return VaccineCases.fit(design, cases);
                })
                .toList();
    }

    @Test
    void everySeparatedSeriesHasItsMaximum() {
        int separated = 0;
        for (CaseSeries series : drawn(60, DESIGN)) {
            assertFalse(
                    series.flags().stream().anyMatch(each -> each.flag() == Flag.TOO_FLAT),
                    series.flags().toString());
            if (series.penalised()) {
                separated++;
                double[] beta = beta(series);
                for (int a = 0; a < beta.length; a++) {
                    assertEquals(
                            0,
                            series.model()[a] ? slope(series, beta, a) : 0,
                            1e-6,
                            series.names().get(a));
                }
            }
        }
        assertTrue(separated > 20, "separated: " + separated);
    }

    private static double[] beta(CaseSeries series) {
        return IntStream.range(0, series.names().size())
                .mapToDouble(a -> series.model()[a] ? series.coefficients()[a] : 0)
                .toArray();
    }

    private static double slope(CaseSeries series, double[] beta, int column) {
        double step = 1e-5;
        return (penalised(series, moved(beta, column, step))
                        - penalised(series, moved(beta, column, -step)))
                / (2 * step);
    }

    private static double[] moved(double[] beta, int column, double step) {
        double[] moved = beta.clone();
        moved[column] += step;
        return moved;
    }

    private static double penalised(CaseSeries series, double[] beta) {
        ScoreAndInformation sums = series.likelihood().at(beta);
        return sums.value() + new Ldlt(sums.information(), series.model()).logDeterminant() / 2;
    }

    /// The ends are where the profile, found by looking everywhere, lies z²/2 below the top.
    @Test
    void theProfilesEndsAreWhereTheLikelihoodHasFallen() {
        List<CaseSeries> some =
                drawn(60, FEW_COLUMNS).stream()
                        .filter(each -> each.penalised() && each.estimated() > 1)
                        .limit(6)
                        .toList();
        for (CaseSeries series : some) {
            var interval = series.profile(0);
            double[] beta = beta(series);
            double top = penalised(series, beta);
            for (double end : new double[] {Math.log(interval.low()), Math.log(interval.high())}) {
                double[] start = beta.clone();
                start[0] = end;
                double there = plainProfile(series, start);
                assertEquals(Wald.Z * Wald.Z / 2, top - there, 1e-5, series.names() + " at " + end);
            }
        }
    }

    /// The highest value over the coefficient of age, with the risk's held: every hundredth, then
    /// ever closer around the best. Hundredths, because two summits may be almost of one height.
    private static double plainProfile(CaseSeries series, double[] start) {
        double best = start[1];
        double value = Double.NEGATIVE_INFINITY;
        for (double width = 20, step = .01; step > 1e-7; width = step, step /= 10) {
            double middle = best;
            for (double age = middle - width; age <= middle + width; age += step) {
                double found = penalised(series, new double[] {start[0], age});
                if (found > value) {
                    value = found;
                    best = age;
                }
            }
        }
        return value;
    }

    /// Σ n p h (x − m) with every number written out.
    @Test
    void theSkewIsTheSumItIsDefinedAs() {
        CaseSeries series = drawn(5, DESIGN).getLast();
        CaseStrata strata = (CaseStrata) series.likelihood();
        int columns = strata.columns();
        SplittableRandom random = new SplittableRandom(1);
        double[] beta = random.doubles(columns, -1, 1).toArray();
        double[][] matrix = new Ldlt(strata.at(beta).information(), series.model()).inverse();
        double[] expected = new double[columns];
        for (int i = 0; i < strata.strata(); i++) {
            addSkew(strata, i, beta, matrix, expected);
        }
        assertArrayEquals(expected, strata.skew(beta, matrix), 1e-9);
    }

    private static void addSkew(
            CaseStrata strata, int i, double[] beta, double[][] matrix, double[] sum) {
        StratumProbabilities at = new StratumProbabilities(strata, beta);
        double[] mean = new double[sum.length];
        for (int k = strata.begin(i); k < strata.begin(i + 1); k++) {
            for (int a = 0; a < mean.length; a++) {
                mean[a] += at.probability(i, k) * dense(strata, k)[a];
            }
        }
        for (int k = strata.begin(i); k < strata.begin(i + 1); k++) {
            double[] x = dense(strata, k);
            double h = 0;
            for (int a = 0; a < mean.length; a++) {
                for (int b = 0; b < mean.length; b++) {
                    h += (x[a] - mean[a]) * matrix[a][b] * (x[b] - mean[b]);
                }
            }
            for (int a = 0; a < mean.length; a++) {
                sum[a] += strata.number(i) * at.probability(i, k) * h * (x[a] - mean[a]);
            }
        }
    }

    private static double[] dense(CaseStrata strata, int interval) {
        double[] x = new double[strata.columns()];
        for (int a = 0; a < strata.columnsOf(interval).length; a++) {
            x[strata.columnsOf(interval)[a]] = strata.valuesOf(interval)[a];
        }
        return x;
    }

    /// Of one case the event fell on the day the drug began, of another later while at risk: both
    /// rates may rise for ever, the one no more than the other. The first step goes 1,305 out,
    /// where the rates of the third case are 0 beside those.
    @Test
    void aFirstStepThatIsFarTooLongIsTakenBack() {
        StrataBuilder builder = new StrataBuilder(3);
        int none = builder.pattern(0, 0, 0);
        int day = builder.pattern(1, 0, 1);
        int risk = builder.pattern(0, 1, 1);
        int age = builder.pattern(0, 0, 1);
        builder.interval(age, 2_034, 0);
        builder.interval(day, 1, 0);
        builder.interval(risk, 209, 1);
        builder.endStratum();
        builder.interval(age, 3_001, 0);
        builder.interval(day, 1, 1);
        builder.interval(risk, 119, 0);
        builder.endStratum();
        builder.interval(none, 2_420, 1);
        builder.interval(age, 10, 0);
        builder.endStratum();
        builder.interval(none, 500, 0);
        builder.interval(age, 700, 1);
        builder.endStratum();
        CaseSeries series = CaseSeries.of(CaseStrata.of(builder), List.of("day 0", "risk", "age"));
        assertTrue(series.penalised(), series.flags().toString());
        assertTrue(
                Arrays.stream(series.coefficients()).allMatch(Double::isFinite),
                Arrays.toString(series.coefficients()));
    }

    /// The only case of the last age group has one day in it, and its event on that day: the first
    /// step goes so far out that nothing is left to say of the group, while the drug's rate is
    /// finite and not yet found.
    @Test
    void aFirstStepOnToAPlateauIsTakenBack() {
        for (int days = 100; days < 6_000; days += 7) {
            StrataBuilder builder = new StrataBuilder(2);
            int none = builder.pattern(0, 0);
            int drug = builder.pattern(1, 0);
            int old = builder.pattern(0, 1);
            for (int event = 0; event < 2; event++) {
                builder.interval(none, 100, event);
                builder.interval(drug, 30, 1 - event);
                builder.endStratum();
            }
            builder.interval(none, days, 0);
            builder.interval(old, 1, 1);
            builder.endStratum();
            CaseSeries series = CaseSeries.of(CaseStrata.of(builder), List.of("drug", "age"));
            assertEquals(
                    List.of(Flag.FEW_EVENTS, Flag.FEW_EVENTS, Flag.SEPARATED),
                    series.flags().stream().map(Flagged::flag).toList(),
                    days + " days");
            assertTrue(
                    series.penalised()
                            && Arrays.stream(series.coefficients()).allMatch(Double::isFinite),
                    days + " days");
        }
    }

    /// All events fell under the column: on the way up little is left to know, and what rounding
    /// leaves is no top.
    @Test
    void aPlateauIsNoTop() {
        assertTrue(
                oneColumn(
                                new int[][] {
                                    {58, 3_901, 1},
                                    {1, 1_969, 1},
                                    {1_624, 1, 5},
                                    {1, 2_999, 1},
                                    {48, 1, 1},
                                    {1, 22, 1}
                                })
                        .penalised());
        assertTrue(oneColumn(new int[][] {{4_709, 44, 1}, {23, 1, 1}}).penalised());
    }

    /// The most likely value is finite: it is where as many events are expected under the column as
    /// there were.
    @Test
    void aMaximumFoundExactlyIsNoSeparation() {
        CaseSeries series = counted(new int[][] {{19, 3_488, 0, 1}, {3_550, 1, 5, 0}});
        assertFalse(series.penalised(), series.flags().toString());
        double rate = Math.exp(series.coefficients()[0]);
        assertEquals(5, 3_488 * rate / (19 + 3_488 * rate) + 5 * rate / (3_550 + rate), 1e-9);
    }

    /// No event under the column, where the cases nearly always were: what the first long step
    /// tells of the way is wrong near the top.
    @Test
    void aClimbThatWasMisledBeginsAnew() {
        int[][] cases = {{10, 1_104, 0, 3}, {188, 1, 0, 3}, {18, 4_137, 0, 3}, {5, 1_159, 0, 3}};
        CaseSeries series = counted(cases);
        assertTrue(series.penalised(), series.flags().toString());
        liesHighest(series, cases, "misled");
    }

    /// No place within e^±20, looked at every hundredth, lies higher than the penalised estimate.
    private static void liesHighest(CaseSeries series, int[][] cases, String told) {
        double found = plainFirth(cases, series.coefficients()[0]);
        double highest =
                IntStream.rangeClosed(-2_000, 2_000)
                        .mapToDouble(step -> plainFirth(cases, step / 100.))
                        .max()
                        .orElseThrow();
        assertTrue(
                found >= highest - 1e-7,
                told
                        + ": "
                        + series.coefficients()[0]
                        + " lies at "
                        + found
                        + ", below "
                        + highest);
    }

    /// Of one column: Σ u log p + v log(1 − p) + ½ log Σ n p (1 − p), p being the probability of an
    /// event to fall under it.
    private static double plainFirth(int[][] cases, double beta) {
        double value = 0;
        double information = 0;
        for (int[] each : cases) {
            double odds = each[1] * Math.exp(beta) / each[0];
            value += each[2] * Math.log(odds) - (each[2] + each[3]) * Math.log1p(odds);
            information += (each[2] + each[3]) * odds / ((1 + odds) * (1 + odds));
        }
        return value + Math.log(information) / 2;
    }

    /// Of one column it is plain whether events are separated; if they are not, as many are
    /// expected under it as there were.
    @Test
    void extremeSeriesOfOneColumnAreSeparatedOrSolved() {
        SplittableRandom random = new SplittableRandom(Seed.of("extreme series"));
        int solved = 0;
        for (int round = 0; round < 3_000; round++) {
            int[][] cases = new int[random.nextInt(2, 8)][];
            Arrays.setAll(
                    cases,
                    _ ->
                            new int[] {
                                days(random), days(random), random.nextInt(3), random.nextInt(4)
                            });
            int under = Arrays.stream(cases).mapToInt(each -> each[2]).sum();
            int without = Arrays.stream(cases).mapToInt(each -> each[3]).sum();
            if (under + without == 0) {
                continue;
            }
            CaseSeries series = counted(cases);
            String told = round + ": " + Arrays.deepToString(cases) + " " + series.flags();
            assertEquals(under == 0 || without == 0, series.penalised(), told);
            assertTrue(Double.isFinite(series.coefficients()[0]), told);
            if (series.penalised()) {
                liesHighest(series, cases, told);
            } else {
                double rate = Math.exp(series.coefficients()[0]);
                double expected =
                        Arrays.stream(cases)
                                .mapToDouble(each ->
                                        (each[2] + each[3])
                                                * each[1]
                                                * rate
                                                / (each[0] + each[1] * rate))
                                .sum();
                assertEquals(under, expected, 1e-6, told);
                solved++;
            }
        }
        assertTrue(solved > 1_000, "solved " + solved);
    }

    /// 1 to 5,000, each size as often.
    private static int days(SplittableRandom random) {
        return (int) Math.exp(random.nextDouble(Math.log(5_000)));
    }

    /// @param cases days without and under, events under and without
    private static CaseSeries counted(int[][] cases) {
        StrataBuilder builder = new StrataBuilder(1);
        for (int[] each : cases) {
            builder.interval(builder.pattern(0), each[0], each[3]);
            builder.interval(builder.pattern(1), each[1], each[2]);
            builder.endStratum();
        }
        return CaseSeries.of(CaseStrata.of(builder), List.of("drug"));
    }

    /// @param cases days without and under, and events under
    private static CaseSeries oneColumn(int[][] cases) {
        return counted(
                Arrays.stream(cases)
                        .map(each -> new int[] {each[0], each[1], each[2], 0})
                        .toArray(int[][]::new));
    }
}
