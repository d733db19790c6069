package org.vigie.statistics.random;

/// Random numbers for one person and one purpose, a function of (seed, person, purpose) and of
/// nothing else, so that neither threads nor shards nor other people change them.
///
/// SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195). Logarithms are those of
/// {@link StrictMath}: the same bits on every machine.
public final class RandomStream {

    /// What a stream of numbers is for. Separate streams keep the background of a person the same
    /// whether or not effects are planted.
    public enum Purpose {
        ADDRESS,
        LIFE,
        FACTORS,
        ONSET,
        SYMPTOMS,
        BACKGROUND,
        AFTERMATH,
        DRUGS
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    public RandomStream restart(long seed, long person, Purpose purpose) {
        state = scramble(scramble(scramble(seed) + person * GOLDEN) + purpose.ordinal());
        return this;
    }

    public static long scramble(long z) {
        z += GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long bits() {
        long drawn = scramble(state);
        state += GOLDEN;
        return drawn;
    }

    /// In [0, 1).
    public double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    /// 0 to `bound - 1`.
    public int below(int bound) {
        return (int) ((bits() >>> 32) * bound >>> 32);
    }

    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /// Exponential with mean 1.
    public double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /// Gamma with shape 2 and mean 1: the mean of two exponentials.
    public double gammaOfShapeTwo() {
        return (exponential() + exponential()) / 2;
    }

    /// Standard normal, by the polar method (Marsaglia and Bray 1964, doi 10.1137/1006063).
    public double normal() {
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
