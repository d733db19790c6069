package org.vigie.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.IntConsumer;
import java.util.zip.CRC32C;

/// The checksum of a file as a manifest has it: CRC-32C (RFC 3720) in hexadecimal.
public final class Checksum {

    /// Bytes read at a time, at the most.
    private static final int BUFFER = 1 << 20;

    private Checksum() {}

    /// @param read is told how many bytes were read each time
    public static String of(Path path, IntConsumer read) throws IOException {
        var checksum = new CRC32C();
        try (var channel = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocate(Math.clamp(channel.size(), 1, BUFFER));
            while (channel.read(buffer.clear()) >= 0) {
                read.accept(buffer.position());
                checksum.update(buffer.flip());
            }
        }
        return text(checksum.getValue());
    }

    public static String of(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return text(checksum.getValue());
    }

    /// A checksum in hexadecimal: eight digits.
    public static String text(long crc32c) {
        return HexFormat.of().toHexDigits((int) crc32c);
    }
}
