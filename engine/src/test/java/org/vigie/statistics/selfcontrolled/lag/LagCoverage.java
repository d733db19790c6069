package org.vigie.statistics.selfcontrolled.lag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// How often the bootstrap intervals of lag curves hold the truth, under censoring, over simulated studies.
public final class LagCoverage {

    private static final int STUDIES = 40;

    private LagCoverage() {
    }

    /// Prints a table: curves of known groups (a penalty so weak that every lag is its own), and groups chosen by the
    /// penalty.
    public static void print() {
        System.out.println("| curve | groups | studies | level | covered | groups found |\n|---|---|---|---|---|---|");
        double[] flat = new double[20];
        Arrays.fill(flat, Math.log(2));
        double[] half = flat.clone();
        Arrays.fill(half, 10, 20, 0);
        double[] rising = new double[20];
        Arrays.setAll(rising, k -> Math.log(3) * k / 19);
        row("2 for 20 lags", flat, "each lag", LagPenalty.NONE);
        row("2 for 20 lags", flat, "by penalty", new LagPenalty(300, 3_000));
        row("2 for 10 lags, then 1", half, "by penalty", new LagPenalty(300, 3_000));
        row("1 to 3, rising", rising, "by penalty", new LagPenalty(300, 3_000));
        row("1 for 20 lags", new double[20], "by penalty", new LagPenalty(300, 3_000));
        time();
    }

    /// 2,000 cases of 750 buckets, 49 lags of 10 drugs: the published use, with ten drugs.
    private static void time() {
        LagDesign design = LagCases.design(49, 49, 49, 49, 49, 49, 49, 49, 49, 49);
        LagCases drawn = LagCases.draw(new Random(1), 2_000, 375, 750, design, new double[500], .5);
        LagPenalty penalty = new LagPenalty(300, 3_000);
        long start = System.nanoTime();
        LagFit fit = LagFit.of(design, drawn.cases(), penalty);
        long middle = System.nanoTime();
        double[] once = drawn.plainDescent(penalty, 1, 1);
        long end = System.nanoTime();
        System.out.printf(Locale.ROOT, "fit %.0f ms in %d steps, settled %b; one step of the plainest descent %.0f ms (%d)%n",
                (middle - start) / 1e6, fit.steps(), fit.settled(), (end - middle) / 1e6, once.length);
    }

    private static void row(String curve, double[] theta, String how, LagPenalty penalty) {
        LagDesign design = LagCases.design(19);
        int held = 0;
        double groups = 0;
        double level = 0;
        for (int study = 0; study < STUDIES; study++) {
            LagCases drawn = LagCases.draw(new Random(study), 1_000, 10, 60, design, theta, .95);
            LagFit fit = LagFit.of(design, drawn.cases(), penalty);
            LagIntervals found = LagIntervals.of(fit, drawn.cases(), 100, .95, study);
            groups += fit.groupCount() / (double) STUDIES;
            level = found.level();
            for (int k = 0; k < theta.length; k++) {
                held += found.low()[k] <= theta[k] && theta[k] <= found.high()[k] ? 1 : 0;
            }
        }
        System.out.printf(Locale.ROOT, "| %s | %s | %d | %.0f %% | %.1f %% | %.1f |%n", curve, how, STUDIES, 100 * level,
                100. * held / STUDIES / theta.length, groups);
    }
}
