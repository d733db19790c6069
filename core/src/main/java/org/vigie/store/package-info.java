/// People on disk: shards, their manifest, and the dictionary of codes.
///
/// A person lives in one shard only, and the events of a person are contiguous and in time order.
/// Here is the format; {@link org.vigie.store.read.Store} reads,
/// {@link org.vigie.store.write.StoreWriter} writes, and `upkeep` is what is done with a finished
/// store.
@NullMarked
package org.vigie.store;

import org.jspecify.annotations.NullMarked;
