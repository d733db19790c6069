package org.vigie.statistics;

/// A share of people with Wilson's score interval.
///
/// Wilson EB (1927). Probable inference, the law of succession, and statistical inference. J Am Stat Assoc
/// 22:209-212. doi 10.1080/01621459.1927.10502953.
public final class Proportion {

    private Proportion() {
    }

    /// `k / n` and its 95 % interval, (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n); no p value;
    /// {@link Estimate#NONE} of nobody.
    ///
    /// @param k 0 to `n`
    public static Estimate wilson(long k, long n) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException(k + " of " + n);
        }
        if (n == 0) {
            return Estimate.NONE;
        }
        double share = (double) k / n;
        double z2 = Wald.Z * Wald.Z;
        double middle = share + z2 / (2 * n);
        double half = Wald.Z * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        double scale = 1 + z2 / n;
        return new Estimate(share, k == 0 ? 0 : (middle - half) / scale, k == n ? 1 : (middle + half) / scale, Double.NaN);
    }
}
