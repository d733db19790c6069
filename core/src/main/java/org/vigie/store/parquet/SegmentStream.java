package org.vigie.store.parquet;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// A mapped file as a stream, for the page headers.
final class SegmentStream extends InputStream {

    private final MemorySegment file;
    private long position;

    SegmentStream(MemorySegment file, long position) {
        this.file = file;
        this.position = position;
    }

    long position() {
        return position;
    }

    @Override
    public int read() {
        return position < file.byteSize() ? file.get(ValueLayout.JAVA_BYTE, position++) & 0xFF : -1;
    }

    /// Many at once: without it each byte would be asked for by itself.
    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int count = (int) Math.min(length, file.byteSize() - position);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, position, bytes, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long count) {
        position += count;
        return count;
    }
}
