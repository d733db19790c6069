package org.vigie.store.parquet;

import java.util.Arrays;

/// Which rows of an optional column have a value: one bit a row, lowest bit first.
final class Presence {

    private long[] words = new long[64];
    private int rows;
    private int present;

    void add(boolean value) {
        int word = rows >>> 6;
        if (word == words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        if (value) {
            words[word] |= 1L << rows;
            present++;
        }
        rows++;
    }

    /// Adds rows without a value.
    void skip(int count) {
        rows += count;
        int needed = (rows + 63) >>> 6;
        if (needed > words.length) {
            words = Arrays.copyOf(words, Math.max(needed, words.length * 2));
        }
    }

    int rows() {
        return rows;
    }

    int present() {
        return present;
    }

    void clear() {
        Arrays.fill(words, 0);
        rows = 0;
        present = 0;
    }

    /// Writes the definition levels of a data page: their length, then one run.
    void write(Bytes page) {
        int start = page.size();
        page.putInt(0);
        if (present == 0 || present == rows) {
            page.putVarint((long) rows << 1);
            page.put(present == 0 ? 0 : 1);
        } else {
            int bytes = (rows + 7) >>> 3;
            page.putVarint((long) bytes << 1 | 1);
            for (int b = 0; b < bytes; b++) {
                page.put((int) (words[b >>> 3] >>> ((b & 7) << 3)));
            }
        }
        int length = page.size() - start - 4;
        for (int b = 0; b < 4; b++) {
            page.array()[start + b] = (byte) (length >>> (8 * b));
        }
    }
}
