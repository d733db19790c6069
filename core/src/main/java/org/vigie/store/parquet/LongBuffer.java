package org.vigie.store.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.format.Statistics;

/// Numbers, dates and times, each held as a `long`; a double by its bits.
final class LongBuffer extends ColumnBuffer {

    private static final int[] NO_INDICES = {};
    private static final long[] NO_DICTIONARY = {};

    private long[] values = new long[64];
    private int count;
    private int[] indices = NO_INDICES;
    private long[] dictionary = NO_DICTIONARY;

    LongBuffer(Column column) {
        super(column);
    }

    void add(long value) {
        present();
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    @Override
    int values() {
        return count;
    }

    @Override
    int dictionary(Bytes page) {
        if (count == 0) {
            return 0;
        }
        switch (column.layout()) {
            case PLAIN -> {
                return 0;
            }
            case INDEX -> index(Integer.MAX_VALUE);
            case SMALLEST -> {
                if (!index(mostDistinct())) {
                    return 0;
                }
            }
            case RUNS -> dictionary = heads();
        }
        for (long value : dictionary) {
            put(page, value);
        }
        return dictionary.length;
    }

    /// Gives each value its index in a sorted dictionary, unless there are more than so many
    /// different ones.
    private boolean index(int most) {
        var ids = new LongIds();
        indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = i > 0 && values[i] == values[i - 1] ? indices[i - 1] : ids.id(values[i]);
            if (ids.size() > most) {
                indices = NO_INDICES;
                return false;
            }
        }
        var ranks = ids.ranks();
        for (int i = 0; i < count; i++) {
            indices[i] = ranks[indices[i]];
        }
        dictionary = ids.sorted();
        return true;
    }

    /// The most different values with which a dictionary and its indices take at most three
    /// quarters of a plain array; less is not worth a look-up.
    private int mostDistinct() {
        long bytes = column.kind().bytes();
        int most = 0;
        for (int width : new int[] {8, 16, 24}) {
            long room = count * (3 * bytes / 4) - (long) count * width / 8;
            most = (int) Math.max(most, Math.min(room / bytes, 1L << width));
        }
        return most;
    }

    private long[] heads() {
        var heads = new long[count];
        int runs = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                heads[runs++] = values[i];
            }
        }
        return Arrays.copyOf(heads, runs);
    }

    private void put(Bytes page, long value) {
        if (column.kind().bytes() == 4) {
            page.putInt((int) value);
        } else {
            page.putLong(value);
        }
    }

    @Override
    void data(Bytes page) {
        if (count == 0) {
            return;
        }
        if (column.layout() == Column.Layout.RUNS) {
            writeRuns(page);
        } else if (dictionary.length > 0) {
            writeIndices(page, indices, count, dictionary.length);
        } else {
            for (int i = 0; i < count; i++) {
                put(page, values[i]);
            }
        }
    }

    private void writeRuns(Bytes page) {
        int width = width(dictionary.length);
        page.put(width);
        int index = 0;
        for (int i = 0; i < count; index++) {
            int start = i;
            while (i < count && values[i] == values[start]) {
                i++;
            }
            page.putVarint((long) (i - start) << 1);
            page.putIndex(index, width);
        }
    }

    @Override
    Optional<Statistics> statistics() {
        if (count == 0 || column.kind() == Column.Kind.DOUBLE) {
            return Optional.empty();
        }
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        var statistics = new Statistics();
        statistics.setMin_value(bytes(low));
        statistics.setMax_value(bytes(high));
        return Optional.of(statistics);
    }

    private byte[] bytes(long value) {
        var bytes = ByteBuffer.allocate(column.kind().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.capacity() == 4) {
            bytes.putInt((int) value);
        } else {
            bytes.putLong(value);
        }
        return bytes.array();
    }

    @Override
    void clear() {
        count = 0;
        indices = NO_INDICES;
        dictionary = NO_DICTIONARY;
        presence.clear();
    }
}
