package org.vigie.statistics.random;

/// Turns numbers into others that look random: different numbers stay different, and near ones are
/// far apart afterwards.
public final class Mixing {

    /// 2⁶⁴ divided by the golden ratio, odd: its multiples lie evenly.
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mixing() {}

    /// The number that SplitMix64 draws in a state (Steele, Lea and Flood 2014, doi
    /// 10.1145/2660193.2660195).
    public static long scramble(long state) {
        return finalise(state + GOLDEN);
    }

    /// SplitMix64's finaliser alone; it leaves 0 as it is.
    public static long finalise(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// The finaliser of MurmurHash3 (Appleby 2011), for what was first drawn with it and must stay
    /// as it was drawn.
    public static long murmur(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
