package org.vigie.statistics;

/// So many of so many drawn at random, with the 95 % interval of the share of all: Wilson's score
/// interval (Wilson 1927, doi:10.1080/01621459.1927.10502953), which holds up near 0 and 1.
///
/// centre (x + z²/2) / (n + z²), half width z √(x (n − x) / n + z²/4) / (n + z²), z = 1.959964.
public record Proportion(long count, long of) {

    private static final double Z = 1.959963984540054;

    /// The share, or `NaN` of none.
    public double value() {
        return of == 0 ? Double.NaN : (double) count / of;
    }

    /// Lower end of the interval, or `NaN` of none.
    public double low() {
        return count == 0 && of > 0 ? 0 : centre() - half();
    }

    /// Upper end of the interval, or `NaN` of none.
    public double high() {
        return count == of && of > 0 ? 1 : centre() + half();
    }

    /// The same as an estimate, without a p value; {@link Estimate#NONE} of none.
    ///
    /// @param k 0 to `n`
    public static Estimate wilson(long k, long n) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException(k + " of " + n);
        }
        var share = new Proportion(k, n);
        return n == 0
                ? Estimate.NONE
                : new Estimate(share.value(), share.low(), share.high(), Double.NaN);
    }

    private double centre() {
        return of == 0 ? Double.NaN : (count + Z * Z / 2) / (of + Z * Z);
    }

    private double half() {
        return Z * Math.sqrt((double) count * (of - count) / of + Z * Z / 4) / (of + Z * Z);
    }
}
