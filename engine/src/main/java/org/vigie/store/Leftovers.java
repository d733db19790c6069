package org.vigie.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.vigie.timeline.Progress;

/// The folders that unfinished work lies in: beside the store that is to be, named after it or after
/// {@link #WORK}, the process and a random number.
///
/// A process that is killed leaves its folder behind. The next one to make a store in the same place
/// recognises it, because no process of that number lives or the one that does began later.
public final class Leftovers {

    /// How names of folders begin that hold what is read and sorted.
    public static final String WORK = ".vigie-import-";

    /// A process's beginning is told by another clock than a file's change.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final Set<Path> MADE_HERE = ConcurrentHashMap.newKeySet();

    private static final Pattern PROCESS = Pattern.compile("(\\d+)-.*");

    private Leftovers() {
    }

    /// How names of folders begin in which this store is written.
    public static String partial(Path store) {
        return store.getFileName() + ".partial-";
    }

    /// Makes a folder for this process.
    public static Path create(Path parent, String prefix) throws IOException {
        var folder = Files.createTempDirectory(parent.toAbsolutePath().normalize(),
                prefix + ProcessHandle.current().pid() + "-");
        MADE_HERE.add(folder);
        return folder;
    }

    /// Folders beside a store in which it, or anything, was being made, by processes alive or not.
    static List<Path> beside(Path store) throws IOException {
        var place = store.toAbsolutePath().normalize();
        if (!Files.isDirectory(place.getParent())) {
            return List.of();
        }
        try (var paths = Files.list(place.getParent())) {
            return paths.filter(path -> !process(path, place).isEmpty()).filter(Files::isDirectory).sorted().toList();
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

    /// Removes what killed processes left beside a store that is to be made, and says so.
    public static void remove(Path store, Progress progress) throws IOException {
        for (var folder : abandoned(store)) {
            delete(folder);
            progress.say("removed " + folder + ", left by an import that was stopped");
        }
    }

    private static String process(Path folder, Path store) {
        var name = folder.getFileName().toString();
        for (var prefix : List.of(WORK, partial(store))) {
            if (name.startsWith(prefix)) {
                var rest = PROCESS.matcher(name.substring(prefix.length()));
                return rest.matches() ? rest.group(1) : "";
            }
        }
        return "";
    }

    /// A process that began well after the folder was last changed has merely been given the number again.
    /// In a container every process may have the same number: of this one's folders it is known which it
    /// made.
    private static boolean alive(long process, Path folder) throws IOException {
        if (process == ProcessHandle.current().pid()) {
            return MADE_HERE.contains(folder);
        }
        var changed = Files.getLastModifiedTime(folder).toInstant().plus(CLOCKS_DIFFER);
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive)
                .map(found -> found.info().startInstant().map(start -> !start.isAfter(changed)).orElse(true))
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
