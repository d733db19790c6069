package org.vigie.store.parquet;

/// A hash of a number: different numbers have different ones, and near numbers have far ones. It is
/// nowhere kept, so that it may be another in the next version.
public final class LongHash {

    private LongHash() {}

    /// A step of SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195).
    public static long of(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
