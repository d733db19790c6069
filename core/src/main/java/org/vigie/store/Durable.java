package org.vigie.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What has been written, on the disk itself: it is there after a loss of power too.
public final class Durable {

    private Durable() {}

    /// Waits until all of a file is on the disk.
    public static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
