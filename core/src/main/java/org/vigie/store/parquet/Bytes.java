package org.vigie.store.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A growing little-endian byte array.
final class Bytes {

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private byte[] array;
    private int size;
    private ByteBuffer view;

    Bytes(int capacity) {
        array = new byte[Math.max(16, capacity)];
        view = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return size;
    }

    byte[] array() {
        return array;
    }

    /// What is there so far, to be read once.
    ByteBuffer buffer() {
        return ByteBuffer.wrap(array, 0, size);
    }

    void clear() {
        size = 0;
    }

    private void room(int bytes) {
        if (array.length - size < bytes) {
            long wanted = Math.max((long) size + bytes, array.length * 2L);
            if ((long) size + bytes > LARGEST) {
                throw new IllegalStateException("a column of one row group is over 2 GB");
            }
            array = Arrays.copyOf(array, (int) Math.min(wanted, LARGEST));
            view = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    void put(int value) {
        room(1);
        array[size++] = (byte) value;
    }

    void putShort(int value) {
        room(2);
        view.putShort(size, (short) value);
        size += 2;
    }

    void putInt(int value) {
        room(4);
        view.putInt(size, value);
        size += 4;
    }

    void putLong(long value) {
        room(8);
        view.putLong(size, value);
        size += 8;
    }

    /// The lowest bits of a number: 8, 16, 24 or 32 of them.
    void putIndex(int index, int width) {
        switch (width) {
            case 8 -> put(index);
            case 16 -> putShort(index);
            case 24 -> {
                putShort(index);
                put(index >>> 16);
            }
            case 32 -> putInt(index);
            default ->
                    throw new IllegalArgumentException(
                            "an index has whole bytes, not " + width + " bits");
        }
    }

    void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, array, size, bytes.length);
        size += bytes.length;
    }

    void zeros(int count) {
        room(count);
        Arrays.fill(array, size, size + count, (byte) 0);
        size += count;
    }

    /// An unsigned number in groups of 7 bits, lowest first (ULEB128).
    void putVarint(long value) {
        long rest = value;
        while (rest > 0x7F) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }
}
