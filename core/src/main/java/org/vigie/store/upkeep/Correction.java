package org.vigie.store.upkeep;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Shortened;
import org.vigie.store.StoreProblem;

/// Corrected files beside the delivery that they correct: a table of theirs takes the place of that
/// table; where names of files tell months, of these months. What they do not tell of stays.
///
/// @param delivery as it is in the ledger
/// @param came the corrected files
/// @param gone the files whose place they take
/// @param stay the others of the delivery
public record Correction(
        Delivery delivery,
        List<DeliveredFile> came,
        List<DeliveredFile> gone,
        List<DeliveredFile> stay) {

    /// @throws StoreProblem where the corrected files would take away more than they tell of, or
    ///   are those that are there
    static Correction of(Delivery delivery, List<DeliveredFile> corrected) {
        if (corrected.isEmpty()) {
            throw new StoreProblem(
                    "there is no corrected file: nothing in the folder is a table that is read");
        }
        if (delivery.files().stream()
                .map(Correction::bytes)
                .collect(Collectors.toSet())
                .containsAll(corrected.stream().map(Correction::bytes).toList())) {
            throw new StoreProblem(
                    """
                    these are files of delivery %d to the last byte: there is nothing to be \
                    replaced\
                    """
                            .formatted(delivery.number()));
        }
        var gone = new LinkedHashSet<DeliveredFile>();
        for (var table : texts(corrected, DeliveredFile::table)) {
            gone.addAll(gone(delivery, table, corrected));
        }
        return new Correction(
                delivery,
                List.copyOf(corrected),
                List.copyOf(gone),
                delivery.files().stream().filter(file -> !gone.contains(file)).toList());
    }

    private static List<String> bytes(DeliveredFile file) {
        return List.of(file.table(), file.sha256());
    }

    /// The files of a table whose place is taken.
    private static List<DeliveredFile> gone(
            Delivery delivery, String table, List<DeliveredFile> corrected) {
        var old = of(table, delivery.files());
        var come = of(table, corrected);
        if (!old.isEmpty() && dated(old) != dated(come)) {
            throw new StoreProblem(
                    """
                    names of files tell months in one of them only, %s of delivery %d and %s now, \
                    so that nobody knows which months are to be replaced: name the files alike\
                    """
                            .formatted(
                                    old.getFirst().name(),
                                    delivery.number(),
                                    come.getFirst().name()));
        }
        if (!dated(come)) {
            refusePart(delivery, table, old, come);
            return old;
        }
        var gone = old.stream().filter(file -> come.stream().anyMatch(file::sharesMonth)).toList();
        gone.forEach(file -> refuseMissing(delivery, file, come));
        return gone;
    }

    private static List<DeliveredFile> of(String table, List<DeliveredFile> files) {
        return files.stream().filter(file -> file.table().equals(table)).toList();
    }

    private static boolean dated(List<DeliveredFile> files) {
        return files.stream().allMatch(DeliveredFile::dated);
    }

    /// Whoever sends one of several parts of a table does not mean that the others are gone.
    private static void refusePart(
            Delivery delivery, String table, List<DeliveredFile> old, List<DeliveredFile> come) {
        var names = texts(come, DeliveredFile::name);
        var missing =
                old.stream().map(DeliveredFile::name).filter(n -> !names.contains(n)).toList();
        boolean part = texts(old, DeliveredFile::name).containsAll(names);
        if (part && !missing.isEmpty()) {
            throw new StoreProblem(
                    """
                    of the %d files of %s in delivery %d these are %d: lay the others, or links \
                    to them, beside them (%s)\
                    """
                            .formatted(
                                    old.size(),
                                    table,
                                    delivery.number(),
                                    come.size(),
                                    Shortened.of(missing)));
        }
    }

    private static void refuseMissing(
            Delivery delivery, DeliveredFile file, List<DeliveredFile> come) {
        var told =
                come.stream().flatMap(other -> other.months().stream()).collect(Collectors.toSet());
        var missing = file.months().stream().filter(month -> !told.contains(month)).toList();
        if (!missing.isEmpty()) {
            throw new StoreProblem(
                    """
                    %s of delivery %d tells of %d months that are not in the corrected files (%s): \
                    they would be lost; lay files of these months beside them too\
                    """
                            .formatted(
                                    file.name(),
                                    delivery.number(),
                                    missing.size(),
                                    Shortened.of(
                                            missing.stream().map(YearMonth::toString).toList())));
        }
    }

    private static Set<String> texts(
            List<DeliveredFile> files, Function<DeliveredFile, String> text) {
        return files.stream().map(text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The files of the delivery when it is corrected, in order of name.
    public List<DeliveredFile> files() {
        return Stream.concat(came.stream(), stay.stream())
                .sorted(Comparator.comparing(DeliveredFile::name))
                .toList();
    }

    /// What is done, for people.
    public List<String> words() {
        var words = new ArrayList<String>();
        words.add(
                "delivery %d: %s %s"
                        .formatted(
                                delivery.number(),
                                Shortened.names(came),
                                gone.isEmpty()
                                        ? "is added to it"
                                        : "instead of " + Shortened.names(gone)));
        if (!stay.isEmpty()) {
            words.add("as it was stays " + Shortened.names(stay));
        }
        return words;
    }
}
