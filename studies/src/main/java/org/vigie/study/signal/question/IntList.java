package org.vigie.study.signal.question;

import java.util.Arrays;

/// Whole numbers in the order in which they came; emptied and filled again for each person.
public final class IntList {

    private int[] values = new int[8];
    private int size;

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int get(int place) {
        return values[place];
    }

    int last() {
        return values[size - 1];
    }

    void setLast(int value) {
        values[size - 1] = value;
    }

    void clear() {
        size = 0;
    }

    int[] slice(int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
