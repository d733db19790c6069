/// People on disk: shards, their manifest, and the dictionary of codes.
///
/// A person lives in one shard only, and the events of a person are contiguous and in time order.
/// Start at {@link org.vigie.store.Store} to read and {@link org.vigie.store.StoreWriter} to write.
package org.vigie.store;
