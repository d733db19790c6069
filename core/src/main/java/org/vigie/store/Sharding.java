package org.vigie.store;

/// Which shard a person lives in: a fixed scramble of the identifier, so that it never depends on
/// who else is there. Databases can compute it too: `((id % 2147483647 + 2147483647) % 2147483647
/// * 48271) % 2147483647 % shards`.
public final class Sharding {

    /// A Mersenne prime; with the multiplier it is the MINSTD generator (Park and Miller 1993, doi
    /// 10.1145/159544.376042).
    private static final long PRIME = 2_147_483_647L;

    private static final long MULTIPLIER = 48_271L;

    /// Events that fit a shard well; an import with more gets more shards.
    private static final long EVENTS = 1L << 25;

    private Sharding() {}

    public static int shardOf(long person, int shards) {
        return (int) (Math.floorMod(person, PRIME) * MULTIPLIER % PRIME % shards);
    }

    /// How many shards so many events are best spread over.
    public static int shardsFor(long events) {
        return (int) Math.max(1, (events + EVENTS - 1) / EVENTS);
    }
}
