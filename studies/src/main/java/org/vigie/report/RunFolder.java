package org.vigie.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.keys.FileNames;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// The folder a run leaves. It is made aside and put in place as the last act; an earlier run in
/// the same place is replaced whole, what a killed run left beside it is removed, anything else is
/// left alone.
public final class RunFolder implements AutoCloseable, FileNames {

    /// The file that marks a folder as a run.
    public static final String RECORD = "run.json";

    /// The protocol as it was understood.
    public static final String PROTOCOL = "protocol.yaml";

    /// The page.
    public static final String REPORT = "report.html";

    public static final String RESULTS = "results";
    private static final String INPUTS = "inputs";
    private static final Set<String> FOLDERS = Set.of(RESULTS, INPUTS);

    /// All that is in a run.
    private static final Set<String> NAMES = Set.of(RECORD, RESULTS, INPUTS, PROTOCOL, REPORT);

    private final Path target;
    private final Path aside;

    /// The folder of a run.
    ///
    /// @throws InputProblem where the folder is in a store, or holds something that is not a run
    public RunFolder(Path folder) throws IOException {
        this(
                folder,
                Files.isRegularFile(folder.resolve(RECORD)) && holdsOnly(folder, NAMES),
                "a run of Vigie");
        Files.createDirectory(results());
    }

    private RunFolder(Path folder, boolean earlier, String what) throws IOException {
        refuseInsideStore(folder);
        target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !earlier && !empty(target)) {
            throw new InputProblem(
                    folder + " holds something that is not " + what + "; choose another --out");
        }
        aside = aside(folder, target);
    }

    /// A folder of files with these names and nothing else; an earlier one is known by its files.
    ///
    /// @throws InputProblem where the folder is in a store, or holds anything else
    public static RunFolder ofFiles(Path folder, Set<String> names, String what)
            throws IOException {
        return new RunFolder(folder, holdsOnly(folder, names), what);
    }

    /// What is not of the store has no place in it: an import or a check would take it for damage.
    ///
    /// @throws InputProblem where the folder is a store or in one
    public static void refuseInsideStore(Path folder) {
        var store = Store.around(folder);
        if (store.isPresent()) {
            throw new InputProblem(
                    folder + " is inside the store " + store.get() + "; choose another --out");
        }
    }

    private static boolean empty(Path folder) throws IOException {
        return holdsOnly(folder, Set.of());
    }

    private static boolean holdsOnly(Path folder, Set<String> names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString())
                    .allMatch(name ->
                            names.contains(name)
                                    && (FOLDERS.contains(name)
                                            || Files.isRegularFile(folder.resolve(name))));
        }
    }

    /// The message names the folder that was asked for, not the one aside, which nobody knows.
    private static Path aside(Path folder, Path target) throws IOException {
        try {
            var parent = WorkFolders.parent(target);
            WorkFolders.remove(target, Progress.SILENT);
            return WorkFolders.create(parent, WorkFolders.partial(target));
        } catch (FileSystemException e) {
            if (String.valueOf(e.getReason()).contains("No space left")) {
                throw e;
            }
            throw new InputProblem(folder + " cannot be made there; choose another --out");
        }
    }

    /// Where its files go.
    public Path path() {
        return aside;
    }

    /// A file of the run.
    public Path file(String name) {
        return aside.resolve(name);
    }

    /// Where the tables go.
    public Path results() {
        return aside.resolve(RESULTS);
    }

    /// A copy of a file that the protocol names and in which nobody is, such as a definition; the
    /// run holds it, so that it can be run again.
    @Override
    public String shared(Path file) {
        try {
            Files.createDirectories(aside.resolve(INPUTS));
            var name = file.getFileName().toString();
            for (int n = 2; holdsAnother(name, file); n++) {
                name = n + "-" + file.getFileName();
            }
            Files.copy(
                    file, aside.resolve(INPUTS).resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return INPUTS + "/" + name;
        } catch (IOException e) {
            throw new InputProblem(
                    file + " cannot be copied to the run; check that it may be read");
        }
    }

    private boolean holdsAnother(String name, Path file) throws IOException {
        var there = aside.resolve(INPUTS).resolve(name);
        return Files.exists(there) && Files.mismatch(there, file) >= 0;
    }

    /// Where a file lies that may name people, as seen from the run: such a file is not copied.
    @Override
    public String kept(Path file) {
        var path = file.toAbsolutePath().normalize();
        return path.getRoot().equals(target.getRoot())
                ? target.relativize(path).toString().replace('\\', '/')
                : path.toString();
    }

    /// Puts the folder in place.
    public void finish() throws IOException {
        if (Files.exists(target)) {
            var old = target.resolveSibling(aside.getFileName() + "-old");
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            WorkFolders.delete(old);
        } else {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(aside)) {
            WorkFolders.delete(aside);
        }
    }
}
