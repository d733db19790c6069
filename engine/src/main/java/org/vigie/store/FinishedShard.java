package org.vigie.store;

import java.io.IOException;

/// A shard of a store being made: written anew, or kept from the store it replaces.
sealed interface FinishedShard permits ShardWriter, KeptShard {

    /// What the manifest says of it, once finished.
    Manifest.ShardEntry entry();

    /// Events by id of the dictionary.
    long[] eventsOfCode();

    /// People with such an event.
    long[] peopleOfCode();

    /// Time of the earliest event, or `Long.MAX_VALUE`.
    long firstTime();

    /// Time of the latest event, or `Long.MIN_VALUE`.
    long finalTime();

    void close() throws IOException;
}
