package org.vigie.study.signal.question;

import java.util.Arrays;

/// Whole numbers in as few bytes as their size needs: seven bits a byte, small negative ones as
/// short as positive.
final class Varints {

    private byte[] bytes;
    private int at;

    Varints() {
        this(new byte[64]);
    }

    Varints(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, at);
    }

    void whole(int value) {
        if (at + 5 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int left = value << 1 ^ value >> 31;
        while ((left & ~0x7f) != 0) {
            bytes[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[at++] = (byte) left;
    }

    int whole() {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    /// How many, then the step from each to the next.
    void days(int[] values, int from) {
        whole(values.length);
        int before = from;
        for (int value : values) {
            whole(value - before);
            before = value;
        }
    }

    int[] days(int from) {
        var values = new int[whole()];
        int before = from;
        for (int i = 0; i < values.length; i++) {
            before += whole();
            values[i] = before;
        }
        return values;
    }
}
