package org.vigie.store.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.vigie.store.parquet.RowGroups;

/// The row groups used last, so many at the most, whichever files they are of. Safe for many
/// threads.
final class RowGroupCache {

    private final Map<Key, RowGroupEvents> kept;

    private record Key(RowGroups file, int group) {}

    RowGroupCache(int most) {
        kept =
                new LinkedHashMap<>(most, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, RowGroupEvents> eldest) {
                        return size() > most;
                    }
                };
    }

    /// A row group, made where it is not kept. Two threads that ask at once for the same one are
    /// kept apart by its shard.
    RowGroupEvents of(RowGroups file, int group, Supplier<RowGroupEvents> make) {
        var key = new Key(file, group);
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

    void forget(RowGroups file) {
        synchronized (kept) {
            kept.keySet().removeIf(key -> key.file.equals(file));
        }
    }
}
