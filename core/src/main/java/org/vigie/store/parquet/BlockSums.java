package org.vigie.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The sums of a file's blocks: CRC-32C (RFC 3720) of each 64 KiB, the last block being what is
/// left. A file of no bytes has none.
public final class BlockSums {

    /// A block has two to this power bytes.
    static final int SHIFT = 16;

    /// Bytes of a block.
    public static final int BLOCK = 1 << SHIFT;

    private final int[] sums;

    /// @param sums one for each block, in order
    public BlockSums(int[] sums) {
        this.sums = sums;
    }

    /// The sums of a file as it is now, and the checksum of all its bytes.
    public record Summed(BlockSums blocks, long crc32c) {}

    /// Reads a file to its end.
    public static Summed of(Path path) throws IOException {
        var whole = new CRC32C();
        var block = new CRC32C();
        var buffer = ByteBuffer.allocate(BLOCK);
        try (var channel = FileChannel.open(path)) {
            var sums = new int[count(channel.size())];
            int next = 0;
            boolean more = true;
            while (more) {
                more = channel.read(buffer) >= 0;
                if (!buffer.hasRemaining() || (!more && buffer.position() > 0)) {
                    buffer.flip();
                    block.reset();
                    block.update(buffer.duplicate());
                    whole.update(buffer);
                    if (next == sums.length) {
                        throw new IOException(path + " grows while it is read");
                    }
                    sums[next++] = (int) block.getValue();
                    buffer.clear();
                }
            }
            return new Summed(new BlockSums(Arrays.copyOf(sums, next)), whole.getValue());
        }
    }

    /// How many blocks so many bytes have.
    public static int count(long bytes) {
        return Math.toIntExact((bytes + BLOCK - 1) >>> SHIFT);
    }

    /// How many blocks.
    public int size() {
        return sums.length;
    }

    public int get(int block) {
        return sums[block];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockSums sumsToo && Arrays.equals(sums, sumsToo.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }
}
