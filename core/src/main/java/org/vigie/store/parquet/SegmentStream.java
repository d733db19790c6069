package org.vigie.store.parquet;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

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

    @Override
    public long skip(long count) {
        position += count;
        return count;
    }
}
