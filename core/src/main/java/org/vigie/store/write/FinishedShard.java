package org.vigie.store.write;

import org.vigie.store.Manifest;

/// A shard whose files are complete.
///
/// @param entry what the manifest says of it
/// @param eventsOfCode events by id of the dictionary
/// @param peopleOfCode people with such an event
/// @param firstTime time of the earliest event in microseconds, or `Long.MAX_VALUE`
/// @param finalTime time of the latest event in microseconds, or `Long.MIN_VALUE`
record FinishedShard(
        Manifest.ShardEntry entry,
        long[] eventsOfCode,
        long[] peopleOfCode,
        long firstTime,
        long finalTime) {}
