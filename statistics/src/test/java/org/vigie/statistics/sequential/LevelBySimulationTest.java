package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.Seed;
import org.vigie.statistics.sequential.error.RateError;

/// Surveillance without effect, played out event by event: 10,000 series with a seed that stays,
/// within three standard errors of a share of .05; many more with one that may be drawn, within
/// five.
@Tag("long")
class LevelBySimulationTest {

    private static final double THREE = 3 * .0022;
    private static final int MANY = Boolean.getBoolean("vigie.slow") ? 4_000_000 : 50_000;

    private static void holds(String what, double level, Predicate<Random> signals) {
        assertEquals(level, share(10_000, new Random(2026), signals), THREE, what);
        agrees(what, level, signals);
    }

    private static void agrees(String what, double level, Predicate<Random> signals) {
        long seed = Seed.of("LevelBySimulationTest " + what);
        assertEquals(
                level, share(MANY, new Random(seed), signals), 5 * Math.sqrt(level / MANY), what);
    }

    private static double share(int series, Random random, Predicate<Random> signals) {
        int count = 0;
        for (int i = 0; i < series; i++) {
            count += signals.test(random) ? 1 : 0;
        }
        return (double) count / series;
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    /// Events of a Poisson process up to each time.
    private static List<Integer> counts(List<Double> times, double rate, Random random) {
        List<Integer> counts = new ArrayList<>();
        double next = exponential(random) / rate;
        int count = 0;
        for (double time : times) {
            while (next <= time) {
                count++;
                next += exponential(random) / rate;
            }
            counts.add(count);
        }
        return counts;
    }

    private static boolean reaches(List<Integer> counts, Bounds bounds) {
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) >= bounds.counts().get(i)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void looksAtAKnownRate() {
        List<Double> times = Months.TWELVE.expected();
        Bounds flat = Bounds.flat(Months.TWELVE, .05);
        holds("flat", .047179, random -> reaches(counts(times, 1, random), flat));
        Bounds spent = Bounds.spending(Months.TWELVE, .05, 2);
        holds("spent", .048863, random -> reaches(counts(times, 1, random), spent));
    }

    @Test
    void looksAtARateWithASystematicError() {
        Looks looks = Months.TWELVE.under(new RateError(.1, .2));
        Bounds bounds = Bounds.flat(looks, .05);
        List<Double> times = Months.TWELVE.expected();
        holds(
                "error",
                .04927,
                random ->
                        reaches(
                                counts(times, Math.exp(.1 + .2 * random.nextGaussian()), random),
                                bounds));
    }

    @Test
    void casesAmongEvents() {
        BinomialLooks looks = BinomialLooks.matched(List.of(8, 15, 15, 30, 42), 2);
        Bounds bounds = Bounds.flat(looks, .05);
        assertTrue(bounds.level() > .03);
        holds(
                "binomial",
                bounds.level(),
                random -> {
                    List<Integer> cases = new ArrayList<>();
                    int count = 0;
                    for (int n = 1; n <= 42; n++) {
                        count += random.nextInt(3) == 0 ? 1 : 0;
                        for (int each : looks.events()) {
                            if (each == n) {
                                cases.add(count);
                            }
                        }
                    }
                    return reaches(cases, bounds);
                });
    }

    /// The history lasts until its c-th event, or the one after that.
    @Test
    void anyEventAfterAHistory() {
        for (PastEnd end : PastEnd.values()) {
            ConditionalMaxSprt test = new ConditionalMaxSprt(20, 20, end, 1);
            double value = test.boundary(.05).value();
            int events = end == PastEnd.AT_EVENT ? 20 : 21;
            holds(
                    "conditional " + end,
                    .05,
                    random -> {
                        double history = 0;
                        for (int i = 0; i < events; i++) {
                            history += exponential(random);
                        }
                        return signals(20, 20, value, history, random);
                    });
        }
    }

    private static boolean signals(
            int length, int past, double value, double history, Random random) {
        double time = 0;
        for (int k = 1; k <= length; k++) {
            time += exponential(random);
            if (ConditionalMaxSprt.statistic(k, time / history, past) >= value) {
                return true;
            }
        }
        return false;
    }

    /// The history lasts for a time given beforehand, so that its number of events is Poisson, and
    /// the critical value is that of the number: a history that ends on a date. The level is a sum
    /// over numbers; with a = c + 1 it is below .05, with a = c above. {mean, K, level with a = c,
    /// with a = c + 1}: own program in Python, and four million series each within .0002.
    @Test
    void aHistoryThatEndsOnADate() {
        double[][] table = {{10, 10, .0642, .0482}, {20, 20, .0583, .0488}, {50, 20, .0536, .0498}};
        for (double[] row : table) {
            for (PastEnd end : PastEnd.values()) {
                double[] values = new double[(int) (row[0] + 8 * Math.sqrt(row[0]) + 8)];
                double level = onADate(end, row[0], (int) row[1], values);
                assertEquals(row[2 + end.ordinal()], level, 5.1e-5);
                Predicate<Random> signals =
                        random -> {
                            int past = counts(List.of(row[0]), 1, random).getFirst();
                            return past > 0
                                    && past < values.length
                                    && signals((int) row[1], past, values[past], row[0], random);
                        };
                if (end == PastEnd.BEFORE_NEXT) {
                    holds("date " + row[0], level, signals);
                } else {
                    agrees("date " + row[0] + " and a = c", level, signals);
                }
            }
        }
    }

    private static double onADate(PastEnd end, double mean, int length, double[] values) {
        double level = 0;
        double[] probabilities = PoissonChain.probabilities(mean, values.length);
        for (int past = 1; past < values.length; past++) {
            ConditionalMaxSprt test = new ConditionalMaxSprt(length, past, end, 1);
            values[past] = test.boundary(.05).value();
            double[] means = new double[length];
            int[] bounds = new int[length];
            for (int k = 1; k <= length; k++) {
                means[k - 1] = mean * test.reach(k, values[past]);
                bounds[k - 1] = k;
            }
            level += probabilities[past] * Chain.signal(new PoissonChain(means), bounds);
        }
        return level;
    }

    @Test
    void alarmsOfACusum() {
        Cusum cusum = new Cusum(2, List.of(.3, 1., 1.5, .2, 2., 1., 1., .7));
        Cusum.Threshold threshold = cusum.threshold(.05);
        List<Double> times = new ArrayList<>();
        double sum = 0;
        for (double each : cusum.expected()) {
            sum += each;
            times.add(sum);
        }
        holds(
                "cusum",
                threshold.level(),
                random -> {
                    List<Integer> counts = counts(times, 1, random);
                    List<Integer> each = new ArrayList<>();
                    for (int i = 0; i < counts.size(); i++) {
                        each.add(counts.get(i) - (i == 0 ? 0 : counts.get(i - 1)));
                    }
                    return cusum.sums(each).stream().anyMatch(s -> s >= threshold.value() - 1e-10);
                });
    }
}
