package org.vigie.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.problem.InputProblem;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Shortened;

/// Where the deliveries of a store lie today. They are recognised by the names and bytes of their
/// files, wherever they were moved to: a ledger tells no folders. A delivery that was corrected
/// before may lie in several: what came first, and each correction.
final class DeliveryFolders {

    /// Where a delivery lies.
    ///
    /// @param folder the folder of all or most of its files
    /// @param without files there that were replaced since
    /// @param corrected those that came instead, by their names
    record Place(Path folder, List<DeliveredFile> without, Map<String, Path> corrected) {

        /// Whether the folder alone is the delivery.
        boolean whole() {
            return without.isEmpty() && corrected.isEmpty();
        }
    }

    private final List<Path> named;
    private final Map<Path, List<DeliveredFile>> held = new LinkedHashMap<>();

    /// @param named folders of deliveries, or folders that hold such folders
    /// @param files the files of a folder that an import would read
    DeliveryFolders(List<Path> named, Function<Path, List<DeliveredFile>> files) {
        this.named = named;
        for (var folder : named) {
            for (var candidate : candidates(folder)) {
                held.computeIfAbsent(candidate, path -> read(path, files));
            }
        }
        held.values().removeIf(List::isEmpty);
    }

    /// A folder and those in it.
    private static List<Path> candidates(Path folder) {
        if (Files.isRegularFile(folder)) {
            return List.of(folder);
        }
        try (var inside = Files.list(folder)) {
            return Stream.concat(Stream.of(folder), inside.filter(Files::isDirectory).sorted())
                    .toList();
        } catch (IOException e) {
            throw new InputProblem(folder + " cannot be read: --delivery names a folder");
        }
    }

    /// What is no delivery of this format has no files.
    private static List<DeliveredFile> read(
            Path folder, Function<Path, List<DeliveredFile>> files) {
        try {
            return files.apply(folder);
        } catch (InputProblem e) {
            return List.of();
        }
    }

    /// The places of deliveries, by their numbers.
    ///
    /// @param wanted the files that each must have as it had them
    /// @throws InputProblem where one is in none of the folders, or is not what it was
    Map<Integer, Place> find(Map<Delivery, List<DeliveredFile>> wanted) {
        var found = new LinkedHashMap<Integer, Place>();
        wanted.forEach((delivery, files) ->
                held.forEach((folder, there) -> {
                    if (bytes(there).containsAll(bytes(files))
                            && added(delivery, there).isEmpty()) {
                        found.putIfAbsent(
                                delivery.number(), new Place(folder, List.of(), Map.of()));
                    }
                }));
        wanted.forEach((delivery, files) -> {
            if (!found.containsKey(delivery.number()) && !delivery.replaced().isEmpty()) {
                corrected(delivery, files).ifPresent(place -> found.put(delivery.number(), place));
            }
        });
        wanted.forEach((delivery, files) -> {
            if (!found.containsKey(delivery.number())) {
                throw problem(
                        delivery,
                        files,
                        found.values().stream().map(Place::folder).collect(Collectors.toSet()));
            }
        });
        return found;
    }

    /// The place of a delivery that was corrected before: a folder that has nothing but files that
    /// it has or had, and those it has not from other folders.
    private Optional<Place> corrected(Delivery delivery, List<DeliveredFile> files) {
        var known = bytes(delivery.files());
        delivery.replaced().forEach(once -> known.addAll(bytes(once.gone())));
        return held.entrySet().stream()
                .filter(entry -> known.containsAll(bytes(entry.getValue())))
                .flatMap(entry -> place(delivery, files, entry.getKey()).stream())
                .min(Comparator.comparingInt(place -> place.corrected().size()));
    }

    private Optional<Place> place(Delivery delivery, List<DeliveredFile> files, Path folder) {
        var corrected = new TreeMap<String, Path>();
        for (var file : files) {
            if (!has(folder, file)) {
                var other = held.keySet().stream().filter(path -> has(path, file)).findFirst();
                if (other.isEmpty()) {
                    return Optional.empty();
                }
                corrected.put(file.name(), file(other.get(), file));
            }
        }
        var now = bytes(delivery.files());
        var without =
                held(folder).stream()
                        .filter(file -> !now.contains(List.of(file.name(), file.sha256())))
                        .toList();
        return Optional.of(new Place(folder, without, corrected));
    }

    private boolean has(Path folder, DeliveredFile file) {
        return bytes(held(folder)).containsAll(bytes(List.of(file)))
                && Files.exists(file(folder, file));
    }

    private static Path file(Path folder, DeliveredFile file) {
        return Files.isRegularFile(folder) ? folder : folder.resolve(file.name());
    }

    private static Set<List<String>> bytes(List<DeliveredFile> files) {
        return files.stream()
                .map(file -> List.of(file.name(), file.sha256()))
                .collect(Collectors.toSet());
    }

    /// Names of files that an import would read now and did not read then.
    private static List<String> added(Delivery delivery, List<DeliveredFile> there) {
        var names = names(there);
        names.removeAll(names(delivery.files()));
        return names.stream().sorted().toList();
    }

    private static Set<String> names(List<DeliveredFile> files) {
        return files.stream()
                .map(DeliveredFile::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private InputProblem problem(Delivery delivery, List<DeliveredFile> files, Set<Path> taken) {
        return held.keySet().stream()
                .filter(folder -> !taken.contains(folder))
                .filter(folder -> same(names(files), names(held(folder))) > 0)
                .max(
                        Comparator.<Path>comparingLong(folder ->
                                        same(bytes(files), bytes(held(folder)))
                                                - added(delivery, held(folder)).size())
                                .thenComparingLong(
                                        folder -> same(names(files), names(held(folder)))))
                .map(folder -> changed(delivery, files, folder))
                .orElseGet(() -> nowhere(delivery));
    }

    private List<DeliveredFile> held(Path folder) {
        return held.getOrDefault(folder, List.of());
    }

    private static <T> long same(Set<T> wanted, Set<T> there) {
        return wanted.stream().filter(there::contains).count();
    }

    private InputProblem changed(Delivery delivery, List<DeliveredFile> files, Path folder) {
        var there = held(folder);
        var bytes = bytes(there);
        var names = names(there);
        var gone = new ArrayList<String>();
        var changed = new ArrayList<String>();
        for (var file : files) {
            if (!names.contains(file.name())) {
                gone.add(file.name());
            } else if (!bytes.contains(List.of(file.name(), file.sha256()))) {
                changed.add(file.name());
            }
        }
        var faults = new ArrayList<String>();
        say(faults, "changed since", changed);
        say(faults, "gone since", gone);
        say(faults, "not there then", added(delivery, there));
        if (!delivery.replaced().isEmpty()) {
            return new InputProblem(
                    """
                    %s is not what delivery %d is since it was corrected: %s; nothing was \
                    replaced: name the folders of its corrections with --delivery too, or \
                    import all deliveries anew\
                    """
                            .formatted(folder, delivery.number(), String.join("; ", faults)));
        }
        return new InputProblem(
                """
                %s is not what delivery %d was when it was imported: %s; nothing was replaced: \
                restore what it was, or import all deliveries anew\
                """
                        .formatted(folder, delivery.number(), String.join("; ", faults)));
    }

    private static void say(List<String> faults, String what, List<String> names) {
        if (!names.isEmpty()) {
            faults.add(what + ": " + Shortened.of(names));
        }
    }

    private InputProblem nowhere(Delivery delivery) {
        var what =
                "delivery %d (%s%s) is read again"
                        .formatted(
                                delivery.number(),
                                Shortened.names(delivery.files()),
                                delivery.contents().months().isEmpty()
                                        ? ""
                                        : "; months " + delivery.contents().months());
        return new InputProblem(
                named.isEmpty()
                        ? what + ": name the folder it came from with --delivery FOLDER"
                        : """
                        %s, and it is in none of the folders that --delivery names, nor in the \
                        folders in them\
                        """
                                .formatted(what));
    }
}
