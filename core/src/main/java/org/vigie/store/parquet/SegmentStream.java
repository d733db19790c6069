package org.vigie.store.parquet;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Objects;

/// A mapped file as a stream, for the page headers.
final class SegmentStream extends InputStream {

    private final SealedBytes sealed;
    private final MemorySegment file;
    private long position;

    SegmentStream(SealedBytes sealed, long position) {
        this.sealed = sealed;
        file = sealed.segment();
        this.position = position;
    }

    long position() {
        return position;
    }

    Path path() {
        return sealed.path();
    }

    @Override
    public int read() {
        if (position >= file.byteSize()) {
            return -1;
        }
        sealed.touchValue(position, 1);
        return file.get(ValueLayout.JAVA_BYTE, position++) & 0xFF;
    }

    /// Many at once: without it each byte would be asked for by itself.
    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int count = (int) Math.min(length, file.byteSize() - position);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        sealed.touch(position, position + count);
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
