package org.vigie.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The operating system's copies of files in memory.
final class PageCache {

    private PageCache() {}

    /// Asks the operating system to forget its copies of a file, or of all files of a folder, which
    /// nobody may have open. What the disk or a host below keeps is out of reach.
    ///
    /// @throws IllegalStateException where `dd` of GNU's coreutils is not there
    static void forget(Path place) throws Exception {
        List<Path> files;
        try (var all = Files.walk(place)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (var file : files) {
            var process =
                    new ProcessBuilder(
                                    "dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
                            .inheritIO()
                            .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("dd cannot drop caches here");
            }
        }
    }
}
