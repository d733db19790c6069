package org.vigie.statistics;

import java.util.Arrays;

/// P values adjusted for how many were looked at, in the order given.
///
/// A p value that is `NaN` belongs to a test that was not made: it is left out of the number of
/// tests and stays `NaN`. Same numbers as R's `p.adjust`.
public final class MultipleTesting {

    private MultipleTesting() {}

    /// Each p times the number of tests, at most 1: keeps the probability of any false finding
    /// below the level.
    ///
    /// Dunn OJ (1961). Multiple comparisons among means. doi 10.1080/01621459.1961.10482090.
    public static double[] bonferroni(double[] p) {
        int tests = sorted(p).length;
        return Arrays.stream(p).map(each -> Math.min(1, tests * each)).toArray();
    }

    /// The smallest share of false findings at which each test would be a finding.
    ///
    /// With m tests and p sorted upwards, q(i) = min over j ≥ i of m p(j) / j: never decreasing in
    /// p, equal for equal p, at most 1.
    ///
    /// Benjamini Y, Hochberg Y (1995). Controlling the false discovery rate. doi
    /// 10.1111/j.2517-6161.1995.tb02031.x.
    public static double[] benjaminiHochberg(double[] p) {
        double[] sorted = sorted(p);
        double[] q = new double[sorted.length];
        double smallest = 1;
        for (int i = sorted.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, sorted[i] * sorted.length / (i + 1));
            q[i] = smallest;
        }
        // Equal values have equal q, so any of them may be found.
        return Arrays.stream(p)
                .map(each -> Double.isNaN(each) ? each : q[Arrays.binarySearch(sorted, each)])
                .toArray();
    }

    private static double[] sorted(double[] p) {
        return Arrays.stream(p)
                .filter(each -> !Double.isNaN(each))
                .map(MultipleTesting::checked)
                .sorted()
                .toArray();
    }

    private static double checked(double p) {
        if (p < 0 || p > 1) {
            throw new IllegalArgumentException("a p value lies between 0 and 1, was " + p);
        }
        return p;
    }
}
