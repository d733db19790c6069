package org.vigie.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.zip.CRC32C;

/// The checksum of a file as a manifest has it: CRC-32C (RFC 3720) in hexadecimal.
public final class Checksum {

    private static final int BUFFER = 1 << 20;

    private Checksum() {}

    /// @param read is told how many bytes were read each time
    public static String of(Path path, IntConsumer read) throws IOException {
        var checksum = new CRC32C();
        var buffer = ByteBuffer.allocate(BUFFER);
        try (var channel = FileChannel.open(path)) {
            while (channel.read(buffer.clear()) >= 0) {
                read.accept(buffer.position());
                checksum.update(buffer.flip());
            }
        }
        return String.format("%08x", checksum.getValue());
    }
}
