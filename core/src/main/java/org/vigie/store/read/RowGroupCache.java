package org.vigie.store.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The row groups used last, so many at the most, whichever shards they are of. Safe for many
/// threads.
final class RowGroupCache {

    private final Map<Key, RowGroupEvents> kept;

    private record Key(Shard shard, int group) {}

    RowGroupCache(int most) {
        kept =
                new LinkedHashMap<>(most, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, RowGroupEvents> eldest) {
                        return size() > most;
                    }
                };
    }

    /// A row group, made where it is not kept. Two threads that ask at once for the same one of a
    /// shard are kept apart by the shard.
    RowGroupEvents of(Shard shard, int group, Supplier<RowGroupEvents> make) {
        var key = new Key(shard, group);
        synchronized (kept) {
            var there = kept.get(key);
            if (there != null) {
                return there;
            }
        }
        var made = make.get();
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }

    void forget(Shard shard) {
        synchronized (kept) {
            kept.keySet().removeIf(key -> key.shard.equals(shard));
        }
    }
}
