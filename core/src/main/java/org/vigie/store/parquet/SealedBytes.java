package org.vigie.store.parquet;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The bytes of a mapped file, of which each block is compared with its sum the first time that the
/// process reads in it. Safe for many threads: two that come to a block at once both compare it.
///
/// Bytes are copied out before they are summed: where a file is cut while it is mapped, Java turns
/// the fault of a copy into an error of the program, and that of a sum into the end of the process.
final class SealedBytes {

    /// Bytes summed at a time, few enough to stay in the processor's first cache.
    private static final int COPIED = 1 << 14;

    private final Path path;
    private final MemorySegment whole;
    private final MemorySegment segment;
    private final long origin;
    private final @Nullable BlockSums sums;
    private final boolean @Nullable [] compared;

    private SealedBytes(
            Path path,
            MemorySegment whole,
            MemorySegment segment,
            long origin,
            @Nullable BlockSums sums,
            boolean @Nullable [] compared) {
        this.path = path;
        this.whole = whole;
        this.segment = segment;
        this.origin = origin;
        this.sums = sums;
        this.compared = compared;
    }

    /// @throws DamagedFile where the file has not as many bytes as were summed
    static SealedBytes of(Path path, MemorySegment segment, Optional<BlockSums> sums) {
        if (sums.isPresent() && sums.get().size() != BlockSums.count(segment.byteSize())) {
            throw DamagedFile.changed(path);
        }
        return new SealedBytes(
                path,
                segment,
                segment,
                0,
                sums.orElse(null),
                sums.map(all -> new boolean[all.size()]).orElse(null));
    }

    /// Bytes in memory that were made from a file and are not compared any more.
    static SealedBytes inMemory(Path path, MemorySegment segment) {
        return new SealedBytes(path, segment, segment, 0, null, null);
    }

    /// A part of the bytes, whose first is 0.
    SealedBytes part(long start, long size) {
        return new SealedBytes(
                path, whole, segment.asSlice(start, size), origin + start, sums, compared);
    }

    Path path() {
        return path;
    }

    MemorySegment segment() {
        return segment;
    }

    /// Compares the blocks of a range that were not compared before.
    ///
    /// @param to the first byte that is not in it
    /// @throws DamagedFile where one is not what was written
    void touch(long from, long to) {
        if (compared != null && from < to) {
            int last = block(to - 1);
            for (int block = block(from); block <= last; block++) {
                if (!compared[block]) {
                    compare(block);
                }
            }
        }
    }

    /// The same for a value, which lies in two blocks at the most.
    void touchValue(long from, int bytes) {
        if (compared != null && !(compared[block(from)] && compared[block(from + bytes - 1)])) {
            touch(from, from + bytes);
        }
    }

    private int block(long position) {
        return (int) ((origin + position) >>> BlockSums.SHIFT);
    }

    /// Whether anything is still to be compared when it is read.
    boolean isLazy() {
        return compared != null;
    }

    void touchAll() {
        touch(0, segment.byteSize());
    }

    private void compare(int block) {
        if (sums == null || compared == null) {
            return;
        }
        long start = (long) block << BlockSums.SHIFT;
        long end = Math.min(whole.byteSize(), start + BlockSums.BLOCK);
        var sum = new CRC32C();
        var some = new byte[COPIED];
        try {
            for (long position = start; position < end; position += COPIED) {
                int count = (int) Math.min(COPIED, end - position);
                MemorySegment.copy(whole, ValueLayout.JAVA_BYTE, position, some, 0, count);
                sum.update(some, 0, count);
            }
        } catch (InternalError e) {
            throw DamagedFile.unreadable(path);
        }
        if ((int) sum.getValue() != sums.get(block)) {
            throw DamagedFile.changed(path);
        }
        compared[block] = true;
    }
}
