package org.vigie.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vigie.store.DeliveredFile;
import org.vigie.store.WorkFolders;

/// A delivery of which some files were corrected, as a folder that an import can read: links to all
/// that lay in its folder but the files that are replaced, and to all corrected ones.
final class CorrectedFolder {

    private CorrectedFolder() {}

    /// Makes it, anew where a process that was killed had begun it.
    ///
    /// @param gone the files that are replaced
    /// @param corrected those that come instead, by their names
    static Path make(
            Path whole, Path delivery, List<DeliveredFile> gone, Map<String, Path> corrected)
            throws IOException {
        if (Files.exists(whole)) {
            WorkFolders.delete(whole);
        }
        var links = new TreeMap<>(inside(delivery));
        gone.forEach(file -> links.remove(file.name()));
        links.putAll(corrected);
        for (var link : links.entrySet()) {
            link(link.getValue(), whole.resolve(link.getKey()));
        }
        return whole;
    }

    /// The files of a folder, or the one file, by their names below the folder.
    static Map<String, Path> inside(Path folder) throws IOException {
        var base = Files.isDirectory(folder) ? folder : WorkFolders.parent(folder);
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> Files.isRegularFile(path) || Files.isSymbolicLink(path))
                    .collect(
                            Collectors.toMap(
                                    path ->
                                            base.toAbsolutePath()
                                                    .relativize(path.toAbsolutePath())
                                                    .toString()
                                                    .replace('\\', '/'),
                                    path -> path));
        }
    }

    /// A link, or a copy where the disk knows none.
    private static void link(Path from, Path link) throws IOException {
        Files.createDirectories(WorkFolders.parent(link));
        try {
            Files.createSymbolicLink(link, from.toAbsolutePath().normalize());
        } catch (UnsupportedOperationException | IOException _) {
            // Whatever else is wrong with the disk the copy runs into as well, and says.
            Files.copy(from, link);
        }
    }
}
