package org.vigie.store.parquet;

import java.util.Arrays;

/// Numbers each distinct value in order of appearance: an open-addressing hash of `long` to `int`.
final class LongIds {

    private long[] keys = new long[256];
    private int[] ids = new int[256];
    private long[] values = new long[128];
    private int size;

    LongIds() {
        Arrays.fill(ids, -1);
    }

    int size() {
        return size;
    }

    long value(int id) {
        return values[id];
    }

    int id(long value) {
        int slot = slot(value);
        if (ids[slot] >= 0) {
            return ids[slot];
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            grow();
            slot = slot(value);
        }
        keys[slot] = value;
        ids[slot] = size;
        values[size] = value;
        return size++;
    }

    private int slot(long value) {
        int mask = ids.length - 1;
        int slot = (int) LongHash.of(value) & mask;
        while (ids[slot] >= 0 && keys[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        keys = new long[keys.length * 2];
        ids = new int[ids.length * 2];
        Arrays.fill(ids, -1);
        for (int id = 0; id < size; id++) {
            int slot = slot(values[id]);
            keys[slot] = values[id];
            ids[slot] = id;
        }
    }

    /// For each id its place among the values in ascending order.
    int[] ranks() {
        var sorted = sorted();
        var ranks = new int[size];
        for (int r = 0; r < size; r++) {
            ranks[id(sorted[r])] = r;
        }
        return ranks;
    }

    long[] sorted() {
        var sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }

    void clear() {
        Arrays.fill(ids, -1);
        size = 0;
    }
}
