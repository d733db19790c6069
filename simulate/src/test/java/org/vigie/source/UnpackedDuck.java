package org.vigie.source;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/// DuckDB's jar without this machine's library, which lies beside it, where the driver looks when
/// the jar holds none. As it comes, every process unpacks 70 MB into the folder for temporary
/// files, and one that is killed leaves them there.
final class UnpackedDuck {

    private static final Path FOLDER = Path.of("target", "unpacked-duck").toAbsolutePath();

    private UnpackedDuck() {}

    /// The class path of this process with that jar in the place of the one it has.
    static String classPath() throws IOException {
        var jar = jar();
        var unpacked = FOLDER.resolve(jar.getFileName());
        if (!Files.exists(unpacked)) {
            unpack(jar, unpacked);
        }
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).equals(jar) ? unpacked.toString() : part)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar() {
        var place = DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(place.toString()));
    }

    /// Beside its place first: two processes may do so at once.
    private static void unpack(Path jar, Path unpacked) throws IOException {
        Files.createDirectories(FOLDER);
        var own = Files.createTempDirectory(FOLDER, "own");
        var copy = Files.copy(jar, own.resolve("copy.jar"));
        try (var zip = FileSystems.newFileSystem(copy)) {
            var library = zip.getPath(library());
            if (Files.exists(library)) {
                move(Files.copy(library, own.resolve(library())), FOLDER.resolve(library()));
                Files.delete(library);
            }
        }
        move(copy, unpacked);
        Files.delete(own);
    }

    /// As the driver calls it; another machine finds its library in the jar as ever.
    private static String library() {
        var os = System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "libduckdb_java.so_" + os + "_" + arch;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
