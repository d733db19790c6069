package org.vigie.statistics.random;

/// Random numbers that are a function of a seed and of the number of their stream, and of nothing
/// else: one stream for each person or replicate, so that neither threads nor shards nor other
/// people change what is drawn.
///
/// SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195). Logarithms are those of
/// {@link StrictMath}: the same bits on every machine.
public final class RandomStream {

    private static final double UNIT = 0x1p-53;

    private long state;

    /// Begins a stream of a seed.
    public RandomStream restart(long seed, long stream) {
        state = Mixing.scramble(Mixing.scramble(seed) + stream * Mixing.GOLDEN);
        return this;
    }

    /// Begins one of the parts of a stream of a seed; it does not depend on how much was drawn from
    /// another part.
    public RandomStream restart(long seed, long stream, int part) {
        restart(seed, stream);
        state = Mixing.scramble(state + part);
        return this;
    }

    long bits() {
        long drawn = Mixing.scramble(state);
        state += Mixing.GOLDEN;
        return drawn;
    }

    /// In [0, 1).
    public double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    /// 0 to `bound - 1`.
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /// Whether what has this probability happens this time.
    public boolean happens(double probability) {
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
