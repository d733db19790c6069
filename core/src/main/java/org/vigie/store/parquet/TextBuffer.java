package org.vigie.store.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/// Texts by number. Without a shared list each distinct text is numbered as it appears; with one,
/// the caller gives the numbers. The dictionary is written in order and holds what occurs, nothing
/// else.
final class TextBuffer extends ColumnBuffer {

    private final Optional<String[]> shared;
    private final Map<String, Integer> ids = new HashMap<>();
    private int[] values = new int[64];
    private int count;
    private int distinct;
    private @Nullable String last;
    private int lastId;

    /// @param shared texts in ascending order that values are given as indices into
    TextBuffer(Column column, Optional<String[]> shared) {
        super(column);
        this.shared = shared;
        if (column.layout() != Column.Layout.INDEX && column.layout() != Column.Layout.SMALLEST) {
            throw new IllegalArgumentException("text is written with a dictionary");
        }
    }

    void add(String value) {
        if (!value.equals(last)) {
            lastId = ids.computeIfAbsent(value, _ -> ids.size());
            last = value;
        }
        addId(lastId);
    }

    /// Adds the text of an id of the shared list.
    void addShared(int id) {
        addId(id);
    }

    private void addId(int id) {
        present();
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = id;
    }

    @Override
    int values() {
        return count;
    }

    @Override
    int dictionary(Bytes page) {
        var rank = shared.isEmpty() ? rankOwn(page) : rankShared(page, shared.get());
        for (int i = 0; i < count; i++) {
            values[i] = rank[values[i]];
        }
        return distinct;
    }

    private int[] rankOwn(Bytes page) {
        var sorted = ids.keySet().toArray(String[]::new);
        Arrays.sort(sorted);
        var rank = new int[sorted.length];
        for (int r = 0; r < sorted.length; r++) {
            rank[Objects.requireNonNull(ids.get(sorted[r]), "every text has its number")] = r;
            put(page, sorted[r]);
        }
        distinct = sorted.length;
        return rank;
    }

    private int[] rankShared(Bytes page, String[] texts) {
        var rank = new int[texts.length];
        for (int i = 0; i < count; i++) {
            rank[values[i]] = 1;
        }
        distinct = 0;
        for (int id = 0; id < texts.length; id++) {
            if (rank[id] == 1) {
                rank[id] = distinct++;
                put(page, texts[id]);
            }
        }
        return rank;
    }

    private static void put(Bytes page, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        page.putInt(utf8.length);
        page.put(utf8);
    }

    @Override
    void data(Bytes page) {
        if (count > 0) {
            writeIndices(page, values, count, distinct);
        }
    }

    @Override
    Optional<Statistics> statistics() {
        return Optional.empty();
    }

    @Override
    void clear() {
        ids.clear();
        count = 0;
        last = null;
        presence.clear();
    }
}
