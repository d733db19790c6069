package org.vigie.source.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.source.stage.Duck;

/// What an import takes of the disk while it works, reckoned from its files before they are read,
/// so that a disk that is clearly too small is told at once and not after hours. It is said and not
/// refused: how much it will be, only the import itself can tell.
public final class DiskNeed {

    /// Bytes on the disk for each byte of a file as it is written, for each of one that is packed,
    /// and for each of Parquet: the files as they were read, what is sorted, and the store. The
    /// most that was measured (docs/performance.md), rounded up.
    private static final double WRITTEN = 2;

    private static final double PACKED = 14;
    private static final double PARQUET = 12;

    private static final double MEGABYTE = 1e6;

    private DiskNeed() {}

    /// Says where the disk has clearly too little room.
    ///
    /// @param parts the files that will be read
    /// @param duck where the import works; what it holds of an import that was stopped counts
    public static void say(List<DeliveryPart> parts, Duck duck) {
        try {
            long bytes = 0;
            double need = 0;
            for (var part : parts) {
                long size = Files.size(part.path());
                bytes += size;
                need += size * factor(part.path());
            }
            long free = Files.getFileStore(duck.folder()).getUsableSpace() + size(duck.folder());
            words(bytes, (long) need, free).ifPresent(duck.progress()::say);
        } catch (IOException | UncheckedIOException _) {
            // What cannot be read the import itself runs into, and says.
        }
    }

    private static double factor(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".parquet") ? PARQUET : name.endsWith(".gz") ? PACKED : WRITTEN;
    }

    private static long size(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }

    /// What is said, if anything.
    ///
    /// @param bytes of the files
    /// @param need what they take of the disk
    /// @param free what it has
    static Optional<String> words(long bytes, long need, long free) {
        return need <= free
                ? Optional.empty()
                : Optional.of(
                        """
                        the disk may be too small: %s of files have taken up to %s where they were \
                        imported, and it has %s left; if it becomes full the import ends and \
                        leaves nothing\
                        """
                                .formatted(megabytes(bytes), megabytes(need), megabytes(free)));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGABYTE);
    }
}
