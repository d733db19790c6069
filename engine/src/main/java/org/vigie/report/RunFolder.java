package org.vigie.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.vigie.study.StudyProblem;

/// The folder a run leaves. It is made aside and put in place as the last act; an earlier run in the
/// same place is replaced whole, anything else there is left alone.
public final class RunFolder implements AutoCloseable {

    /// The file that marks a folder as a run.
    public static final String RECORD = "run.json";

    private final Path target;
    private final Path aside;

    /// @throws StudyProblem where the folder holds something that is not a run
    public RunFolder(Path folder) throws IOException {
        target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !replaceable(target)) {
            throw new StudyProblem(folder + " holds something that is not a run of Vigie; choose another --out");
        }
        Files.createDirectories(target.getParent());
        aside = Files.createTempDirectory(target.getParent(), target.getFileName() + ".partial-");
        Files.createDirectory(results());
    }

    private static boolean replaceable(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var inside = Files.list(folder)) {
            return Files.isRegularFile(folder.resolve(RECORD)) || inside.findAny().isEmpty();
        }
    }

    /// A file of the run.
    public Path file(String name) {
        return aside.resolve(name);
    }

    /// Where the tables go.
    public Path results() {
        return aside.resolve("results");
    }

    /// Puts the folder in place.
    public void finish() throws IOException {
        if (Files.exists(target)) {
            var old = target.resolveSibling(aside.getFileName() + "-old");
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
        } else {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(aside)) {
            delete(aside);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
