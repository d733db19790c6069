package org.vigie.study.screen.question;

import java.util.Arrays;

/// Whole numbers in any order, read in ascending order.
final class IntBag {

    private int[] values = new int[4];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void addAll(int[] more) {
        if (size + more.length > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more.length, size * 2));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    int size() {
        return size;
    }

    int[] sorted() {
        Arrays.sort(values, 0, size);
        return Arrays.copyOf(values, size);
    }
}
