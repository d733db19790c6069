package org.vigie.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.vigie.timeline.Progress;

/// The folders that unfinished work lies in: beside the store that is to be, named after it or
/// after {@link #WORK}, the process and a random number.
///
/// A process that is killed leaves its folder behind. The next one to make a store in the same
/// place recognises it, because no process of that number lives or the one that does began later.
public final class WorkFolders {

    /// How names of folders begin that hold what is read and sorted.
    public static final String WORK = ".vigie-import-";

    /// A process's beginning is told by another clock than a file's change.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final Set<Path> MADE_HERE = ConcurrentHashMap.newKeySet();

    /// The file that says what is done in a folder.
    private static final String TASK = "task";

    private static final Pattern PROCESS = Pattern.compile("(\\d+)-.*");

    private WorkFolders() {}

    /// How names of folders begin in which this store is written.
    public static String partial(Path store) {
        return store.getFileName() + ".partial-";
    }

    /// The name a store has while another takes its place.
    public static String replaced(Path store) {
        return store.getFileName() + ".replaced";
    }

    /// Puts a finished folder in the place of another, by two renames.
    public static void replace(Path store, Path by) throws IOException {
        var old = store.resolveSibling(replaced(store));
        Files.move(store, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(by, store, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    /// The folder that holds what is to be made, made too where it is not there.
    ///
    /// @throws FileAlreadyExistsException for the root of the file system, which nothing holds
    public static Path parent(Path path) throws IOException {
        var parent = path.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(path.toString());
        }
        return Files.createDirectories(parent);
    }

    /// Makes a folder for this process.
    public static Path create(Path parent, String prefix) throws IOException {
        var folder =
                Files.createTempDirectory(
                        parent.toAbsolutePath().normalize(),
                        prefix + ProcessHandle.current().pid() + "-");
        MADE_HERE.add(folder);
        return folder;
    }

    /// Makes a folder for this process, or takes over one that a killed process left while doing
    /// the same.
    ///
    /// @param task what is done in the folder and with what, so that only the same work goes on in
    ///   it
    public static Path createOrTakeOver(Path store, String prefix, String task) throws IOException {
        var parent = parent(store);
        var whole = store.getFileName() + "\n" + task;
        for (var folder : named(parent, prefix)) {
            if (!alive(Long.parseLong(process(folder, prefix)), folder)
                    && whole.equals(taskOf(folder))) {
                var mine = create(parent, prefix);
                if (takeOver(folder, mine)) {
                    return mine;
                }
            }
        }
        var folder = create(parent, prefix);
        Files.writeString(folder.resolve(TASK), whole);
        return folder;
    }

    /// Whether this process and no other took the folder over.
    private static boolean takeOver(Path folder, Path mine) throws IOException {
        try {
            Files.move(folder, mine, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            delete(mine);
            return false;
        }
    }

    private static String taskOf(Path folder) throws IOException {
        var file = folder.resolve(TASK);
        return Files.isRegularFile(file) ? Files.readString(file) : "";
    }

    private static List<Path> named(Path parent, String prefix) throws IOException {
        try (var paths = Files.list(parent)) {
            return paths.filter(path -> !process(path, prefix).isEmpty())
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /// Folders beside a store in which it, or anything, was being made, by processes alive or not.
    static List<Path> beside(Path store) throws IOException {
        var absolute = store.toAbsolutePath().normalize();
        var parent = absolute.getParent();
        // Nothing is beside the root of the file system.
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (var paths = Files.list(parent)) {
            return paths.filter(path -> !process(path, absolute).isEmpty())
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /// Those whose process is gone.
    static List<Path> abandoned(Path store) throws IOException {
        var abandoned = new ArrayList<Path>();
        for (var folder : beside(store)) {
            if (!alive(Long.parseLong(process(folder, store)), folder)) {
                abandoned.add(folder);
            }
        }
        return abandoned;
    }

    /// Removes what killed processes left beside a store that is to be made, and says so. What was
    /// to become another store is left for whoever goes on with that.
    public static void remove(Path store, Progress progress) throws IOException {
        for (var folder : of(store)) {
            delete(folder);
            progress.say("removed " + folder + ", left by a command that was stopped");
        }
    }

    /// Those that were to become this store, or anything that does not say what.
    public static List<Path> of(Path store) throws IOException {
        var name = store.toAbsolutePath().normalize().getFileName();
        var left = new ArrayList<Path>();
        for (var folder : abandoned(store)) {
            var task = taskOf(folder);
            if (task.isEmpty() || task.startsWith(name + "\n")) {
                left.add(folder);
            }
        }
        return left;
    }

    private static String process(Path folder, Path store) {
        var found = process(folder, WORK);
        return found.isEmpty() ? process(folder, partial(store)) : found;
    }

    /// The number of the process that a folder is named after, or the empty string.
    private static String process(Path folder, String prefix) {
        var name = folder.getFileName().toString();
        var rest = PROCESS.matcher(name.startsWith(prefix) ? name.substring(prefix.length()) : "");
        return rest.matches() ? rest.group(1) : "";
    }

    /// A process that began well after the folder was last changed has merely been given the number
    /// again. In a container every process may have the same number: of this one's folders it is
    /// known which it made.
    private static boolean alive(long process, Path folder) throws IOException {
        if (process == ProcessHandle.current().pid()) {
            return MADE_HERE.contains(folder);
        }
        var changed = Files.getLastModifiedTime(folder).toInstant().plus(CLOCKS_DIFFER);
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(found ->
                        found.info()
                                .startInstant()
                                .map(start -> !start.isAfter(changed))
                                .orElse(true))
                .orElse(false);
    }

    /// Removes a folder and all in it.
    public static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
