package org.vigie.statistics.scan;

/// Random numbers for one replicate, a function of (seed, replicate) and of nothing else, so that
/// threads do not change them.
///
/// SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195).
final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    Draws(long seed, long replicate) {
        state = scramble(scramble(seed) + replicate * GOLDEN);
    }

    private static long scramble(long z) {
        long mixed = z + GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private long bits() {
        long drawn = scramble(state);
        state += GOLDEN;
        return drawn;
    }

    /// In [0, 1).
    double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    /// 0 to `bound - 1`.
    int below(int bound) {
        return (int) ((bits() >>> 32) * bound >>> 32);
    }
}
