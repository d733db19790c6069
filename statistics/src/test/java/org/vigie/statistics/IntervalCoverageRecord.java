package org.vigie.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.statistics.calibration.NullDistribution;
import org.vigie.statistics.disproportionality.InformationComponent;
import org.vigie.statistics.disproportionality.TwoByTwo;
import org.vigie.statistics.symmetry.NullEffect;
import org.vigie.statistics.symmetry.SequenceRatio;
import org.vigie.statistics.temporal.RateRatio;

/// How often the 95 % intervals of the other methods of a search for signals hold the truth:
/// figures of docs/calibration.md. `mvn -pl statistics test -Dtest=IntervalCoverageRecord
/// -Dvigie.slow=true`.
class IntervalCoverageRecord {

    private static final int STUDIES = 20_000;
    private static final double[] TRUTHS = {.5, 1, 2, 5};

    @Test
    void coverage() {
        if (!Boolean.getBoolean("vigie.slow")) {
            System.out.println(
                    "skipped: coverage of intervals over many thousands of studies; -Dvigie.slow=true");
            Assumptions.abort("takes a minute; -Dvigie.slow=true");
        }
        System.out.println(
                "| interval | expected without effect | truth 0.5 | 1 | 2 | 5 |\n|---|---|---|---|---|---|");
        for (int expected : new int[] {5, 20, 100}) {
            row(
                    "ratio of rates, exact",
                    expected,
                    TRUTHS,
                    (random, truth) ->
                            holds(
                                    RateRatio.of(
                                                    poisson(random, expected * truth),
                                                    1,
                                                    poisson(random, expected),
                                                    1)
                                            .exact(),
                                    truth));
            row(
                    "sequence ratio, Jeffreys",
                    expected,
                    TRUTHS,
                    (random, truth) -> sequence(random, expected, truth));
            row(
                    "odds ratio of reports, Wald",
                    expected,
                    TRUTHS,
                    (random, truth) -> odds(random, expected, truth));
            row(
                    "information component",
                    expected,
                    TRUTHS,
                    (random, truth) -> component(random, expected, truth));
        }
        for (int controls : new int[] {5, 20, 50, 200}) {
            row(
                    "calibrated, by " + controls + " controls",
                    0,
                    TRUTHS,
                    (random, truth) -> calibrated(random, controls, truth));
        }
        row(
                "the same estimates as they are",
                0,
                TRUTHS,
                (random, truth) -> holds(biased(random, truth).ratio(), truth));
    }

    private interface Study {
        /// 1 if the interval holds the truth, 0 if not, −1 without an interval.
        int held(SplittableRandom random, double truth);
    }

    private static void row(String interval, int expected, double[] truths, Study study) {
        StringBuilder line =
                new StringBuilder("| " + interval + " | " + (expected == 0 ? "" : expected));
        for (double truth : truths) {
            SplittableRandom random = new SplittableRandom(1);
            int held = 0;
            int all = 0;
            for (int i = 0; i < STUDIES; i++) {
                int found = study.held(random, truth);
                held += Math.max(0, found);
                all += found < 0 ? 0 : 1;
            }
            line.append(String.format(Locale.ROOT, " | %.1f %%", 100. * held / all));
        }
        System.out.println(line + " |");
    }

    private static int holds(Estimate found, double truth) {
        return Double.isNaN(found.low()) || Double.isNaN(found.high())
                ? -1
                : found.low() <= truth && truth <= found.high() ? 1 : 0;
    }

    private static long poisson(SplittableRandom random, double mean) {
        long events = 0;
        for (double left = -Math.log(1 - random.nextDouble());
                left < mean;
                left -= Math.log(1 - random.nextDouble())) {
            events++;
        }
        return events;
    }

    private static int sequence(SplittableRandom random, int expected, double truth) {
        return holds(
                new SequenceRatio(
                                poisson(random, expected * truth),
                                poisson(random, expected),
                                new NullEffect(1, 1))
                        .adjusted(),
                truth);
    }

    /// Exposure and outcome of 10,000,000 people, 1 in 10 exposed.
    private static int odds(SplittableRandom random, int expected, double truth) {
        long a = poisson(random, expected * truth);
        long c = poisson(random, 9 * expected);
        // Few have the outcome, so that those without are as good as fixed: the odds ratio is the
        // ratio of means.
        return holds(new TwoByTwo(a, 1_000_000, c, 9_000_000).reportingOddsRatio(), truth);
    }

    private static int component(SplittableRandom random, int expected, double truth) {
        InformationComponent found =
                InformationComponent.of(poisson(random, expected * truth), expected);
        return Math.pow(2, found.low()) <= truth && truth <= Math.pow(2, found.high()) ? 1 : 0;
    }

    /// With a systematic error that is normal about 0.15 with standard deviation 0.2, on the
    /// logarithmic scale.
    private static LogEstimate biased(SplittableRandom random, double truth) {
        double error = .1 + .3 * random.nextDouble();
        return new LogEstimate(
                Math.log(truth) + .15 + .2 * random.nextGaussian() + error * random.nextGaussian(),
                error);
    }

    private static int calibrated(SplittableRandom random, int controls, double truth) {
        List<LogEstimate> negatives = new ArrayList<>();
        for (int i = 0; i < controls; i++) {
            negatives.add(biased(random, 1));
        }
        return holds(
                NullDistribution.of(negatives)
                        .orElseThrow()
                        .errorModel()
                        .calibrate(biased(random, truth)),
                truth);
    }
}
