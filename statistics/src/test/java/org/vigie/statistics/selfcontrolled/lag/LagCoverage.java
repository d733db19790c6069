package org.vigie.statistics.selfcontrolled.lag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// How often the bootstrap intervals of lag curves hold the truth, under censoring, over simulated
/// studies.
public final class LagCoverage {

    private static final int STUDIES = 40;

    private LagCoverage() {}

    /// Prints a table: curves of known groups (a penalty so weak that every lag is its own), and
    /// groups chosen by the penalty.
    public static void print() {
        System.out.println(
                "| curve | studies | each lag | mean found | lags joined | groups found |\n|---|---|---|---|---|---|");
        double[] flat = new double[20];
        Arrays.fill(flat, Math.log(2));
        double[] half = flat.clone();
        Arrays.fill(half, 10, 20, 0);
        double[] rising = new double[20];
        Arrays.setAll(rising, k -> Math.log(3) * k / 19);
        row("2 for 20 lags", flat);
        row("1 for 20 lags", new double[20]);
        row("2 for 10 lags, then 1", half);
        row("1 to 3, rising", rising);
        time();
    }

    /// The published use, 2,000 cases of 750 buckets and 49 lags, with five drugs; and a smaller
    /// one beside the plainest descent, which goes on until it is as low to a millionth.
    static void time() {
        LagPenalty penalty = new LagPenalty(300, 3_000);
        LagCases large =
                LagCases.draw(
                        new Random(1),
                        2_000,
                        375,
                        750,
                        LagCases.design(49, 49, 49, 49, 49),
                        curves(49, 5),
                        .5);
        long start = System.nanoTime();
        LagFit fit = LagFit.of(large.design(), large.cases(), penalty);
        System.out.printf(
                Locale.ROOT,
                "published size: %.0f ms in %d steps, settled %b%n",
                (System.nanoTime() - start) / 1e6,
                fit.steps(),
                fit.settled());
        LagCases small =
                LagCases.draw(
                        new Random(1), 500, 50, 100, LagCases.design(24, 24), curves(24, 2), .8);
        for (int i = 0; i < 20; i++) {
            start = System.nanoTime();
            fit = LagFit.of(small.design(), small.cases(), penalty);
        }
        double fast = (System.nanoTime() - start) / 1e6;
        double least = fit.loss() + penalty.at(small.design(), fit.coefficients());
        int steps = 50;
        double slow = 0;
        for (double found = 1e9; found > least + 1e-6; steps *= 2) {
            start = System.nanoTime();
            double[] theta = small.plainDescent(penalty, 1, 2 * steps);
            slow = (System.nanoTime() - start) / 1e6;
            found = small.plainLoss(theta) + penalty.at(small.design(), theta);
        }
        System.out.printf(
                Locale.ROOT,
                "500 cases: %.1f ms in %d steps; plainest %.0f ms in %d%n",
                fast,
                fit.steps(),
                slow,
                steps);
    }

    /// Each drug doubles the rate over the first half of its lags.
    private static double[] curves(int lags, int drugs) {
        double[] theta = new double[drugs * (lags + 1)];
        for (int a = 0; a < theta.length; a++) {
            theta[a] = a % (lags + 1) <= lags / 2 ? Math.log(2) : 0;
        }
        return theta;
    }

    private static void row(String curve, double[] theta) {
        LagDesign design = LagCases.design(19);
        int alone = 0;
        int joined = 0;
        double groups = 0;
        double mean = 0;
        for (int study = 0; study < STUDIES; study++) {
            LagCases drawn = LagCases.draw(new Random(study), 1_000, 10, 60, design, theta, .95);
            LagFit fit = LagFit.of(design, drawn.cases(), new LagPenalty(300, 3_000));
            groups += fit.groupCount() / (double) STUDIES;
            LagIntervals found = LagIntervals.of(fit, drawn.cases());
            mean += Arrays.stream(found.refit()).average().orElseThrow() / STUDIES;
            alone += held(found, theta);
            joined += held(LagIntervals.ofJoinedLags(fit, drawn.cases(), 100, .95, study), theta);
        }
        double all = STUDIES * theta.length / 100.;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.2f | %.1f %% | %.1f |%n",
                curve,
                STUDIES,
                alone / all,
                Math.exp(mean),
                joined / all,
                groups);
    }

    private static int held(LagIntervals found, double[] theta) {
        int held = 0;
        for (int k = 0; k < theta.length; k++) {
            held += found.low()[k] <= theta[k] && theta[k] <= found.high()[k] ? 1 : 0;
        }
        return held;
    }
}
