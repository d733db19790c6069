package org.vigie.cli.console;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vigie.store.Sha256;

/// What tells the program that made a result from every other: SHA-256 over its own classes and
/// resources, by name, and over the names of its libraries, which hold their versions. Two builds
/// of the same sources by the same compiler have the same.
public final class ProgramFingerprint {

    /// The packages whose files are the program's own, wherever they lie.
    private static final String OWN = "org/vigie";

    private ProgramFingerprint() {}

    /// Of the program that runs: 64 hexadecimal digits.
    public static String text() {
        return of(System.getProperty("java.class.path"));
    }

    /// Of the program on a class path, in any order.
    static String of(String classPath) {
        var parts = new TreeMap<String, String>();
        for (var name : classPath.split(File.pathSeparator)) {
            var place = Path.of(name);
            try {
                if (Files.isDirectory(place)) {
                    add(place, parts);
                } else if (Files.exists(place)) {
                    addArchive(place, parts);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var lines = new StringBuilder();
        parts.forEach((part, hash) -> lines.append(part).append(' ').append(hash).append('\n'));
        return Sha256.of(lines.toString());
    }

    private static void addArchive(Path archive, SortedMap<String, String> parts)
            throws IOException {
        try (var files = FileSystems.newFileSystem(archive)) {
            var root = files.getPath("/");
            if (Files.exists(root.resolve(OWN))) {
                add(root, parts);
            } else {
                parts.put(archive.getFileName().toString(), "");
            }
        }
    }

    private static void add(Path root, SortedMap<String, String> parts) throws IOException {
        var own = root.resolve(OWN);
        if (!Files.exists(own)) {
            return;
        }
        try (Stream<Path> files = Files.walk(own)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                parts.put(root.relativize(file).toString(), Sha256.of(file));
            }
        }
    }
}
