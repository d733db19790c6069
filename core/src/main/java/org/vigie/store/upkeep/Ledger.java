package org.vigie.store.upkeep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.Shortened;
import org.vigie.store.StoreProblem;

/// What came into a store so far, and what may come next: nothing twice, unless it takes the place
/// of what was there.
public final class Ledger {

    private final Path store;
    private final List<Delivery> deliveries;
    private final int all;

    private Ledger(Path store, List<Delivery> deliveries) {
        this(store, deliveries, deliveries.size());
    }

    /// @param all how many deliveries the store has, those that are not looked at among them
    private Ledger(Path store, List<Delivery> deliveries, int all) {
        this.store = store;
        this.deliveries = deliveries;
        this.all = all;
    }

    /// The ledger of a store.
    ///
    /// @throws StoreProblem where it has none although it needs one to grow: what it was made of
    ///   did not say who was observed when, and how that was derived is not known
    public static Ledger of(Path store, Manifest manifest, boolean pseudonymised) {
        if (!manifest.deliveries().isEmpty()) {
            return new Ledger(store, manifest.deliveries());
        }
        if (manifest.findings().stream()
                .anyMatch(finding -> finding.rule().equals("no-observation-periods"))) {
            throw new StoreProblem(
                    """
                    %s was made before stores knew their deliveries, so nothing can be added to \
                    it; import its source anew\
                    """
                            .formatted(store));
        }
        return new Ledger(
                store,
                List.of(
                        Delivery.unknown(
                                pseudonymised,
                                new Delivery.Contents(
                                        "",
                                        manifest.firstDay(),
                                        manifest.lastDay(),
                                        manifest.people(),
                                        manifest.events()))));
    }

    /// All deliveries, in the order in which they came.
    public List<Delivery> deliveries() {
        return deliveries;
    }

    /// The ledger after another delivery.
    Ledger with(Delivery delivery) {
        var all = new ArrayList<>(deliveries);
        all.add(delivery.numbered(deliveries.size() + 1));
        return new Ledger(store, List.copyOf(all));
    }

    /// What becomes of a delivery when corrected files come.
    ///
    /// @param number which one is corrected
    /// @param files the corrected ones
    /// @param also whether months of tables may come that other deliveries have already
    /// @throws StoreProblem where there is no such delivery, the files would take away more than
    ///   they tell of, or other deliveries have them
    public Correction correction(int number, List<DeliveredFile> files, boolean also) {
        if (number < 1 || number > deliveries.size()) {
            throw new StoreProblem(
                    "%s has deliveries 1 to %d, not %d; 'vigie check %s' lists them"
                            .formatted(store, deliveries.size(), number, store));
        }
        new Ledger(store, deliveries.stream().filter(one -> one.number() != number).toList(), all)
                .refuse(files, also);
        return Correction.of(deliveries.get(number - 1), files);
    }

    /// Refuses a store whose deliveries cannot all be read again, by one import that is told the
    /// same each time.
    ///
    /// @param kind the import that is to read them
    public void refuseUnreadable(String kind) {
        for (var delivery : deliveries) {
            if (delivery.kind().isEmpty() || delivery.site().isEmpty()) {
                throw new StoreProblem(
                        """
                        %s does not know all that is needed to read delivery %d again: it came in \
                        before ledgers told it; import all deliveries anew, with the corrected one\
                        """
                                .formatted(store, delivery.number()));
            }
            if (!delivery.kind().equals(kind)) {
                throw new StoreProblem(
                        """
                        %s: delivery %d is of %s and the corrected one of %s, which one command \
                        does not read; import all deliveries anew, with the corrected one\
                        """
                                .formatted(store, delivery.number(), delivery.kind(), kind));
            }
        }
    }

    /// Refuses what is in the store already.
    ///
    /// @param files those of a delivery that is to come
    /// @param also whether months of tables may come that are there already
    /// @throws StoreProblem where files, or months of tables, are there already
    public void refuse(List<DeliveredFile> files, boolean also) {
        refuseFiles(files);
        if (!also) {
            refuseMonths(files);
        }
    }

    /// Refuses what was asked for otherwise than for the deliveries that are there.
    ///
    /// @throws StoreProblem where one import of all could not have been told both
    public void refuseOtherwise(String kind, String asked) {
        for (var delivery : deliveries) {
            if (delivery.kind().equals(kind) && !delivery.asked().equals(asked)) {
                throw new StoreProblem(
                        """
                        %s: delivery %d was imported with %s, this one with %s; ask for the same, \
                        or import all deliveries anew\
                        """
                                .formatted(
                                        store,
                                        delivery.number(),
                                        besides(delivery.asked(), asked),
                                        besides(asked, delivery.asked())));
            }
        }
    }

    /// What was asked for and not by another, if parts of it are the same.
    private static String besides(String asked, String other) {
        var parts = new ArrayList<>(List.of(asked.split(", ")));
        int all = parts.size();
        var others = List.of(other.split(", "));
        parts.removeAll(others);
        return parts.size() == all
                ? asked
                : parts.isEmpty()
                        ? "no such option"
                        : String.join(", ", parts).replaceFirst("^with ", "");
    }

    /// The years whose euros deliveries tell in claims.
    ///
    /// @param except the number of a delivery that is not asked, or 0
    public Set<Integer> claimed(int except) {
        return deliveries.stream()
                .filter(delivery -> delivery.number() != except)
                .flatMap(delivery -> delivery.plan().claimed().stream())
                .collect(Collectors.toSet());
    }

    /// Refuses a delivery that tells euros which are there from invoices, or the other way about.
    void refuseTwiceTold(Delivery.Plan added) {
        for (var delivery : deliveries) {
            if (delivery.plan().doubles(added)) {
                throw new StoreProblem(
                        """
                        %s has euros of stays from their invoices, of delivery %d, because no \
                        claims of their years were there; these are such claims, so that each \
                        euro would count twice: import all anew, the claims first\
                        """
                                .formatted(store, delivery.number()));
            }
            if (added.doubles(delivery.plan())) {
                throw new StoreProblem(
                        """
                        %s has claims of the years of these invoices, of delivery %d, so that each \
                        euro would count twice: add the delivery again\
                        """
                                .formatted(store, delivery.number()));
            }
        }
    }

    /// Refuses amounts that could not be added to those that are there.
    void refuseCurrency(String currency) {
        for (var delivery : deliveries) {
            var there = delivery.contents().currency();
            if (!currency.isEmpty() && !there.isEmpty() && !there.equals(currency)) {
                throw new StoreProblem(
                        """
                        %s has amounts in %s, of delivery %d, this delivery in %s: they would be \
                        added up; import it into a store of its own\
                        """
                                .formatted(store, there, delivery.number(), currency));
            }
        }
    }

    private void refuseFiles(List<DeliveredFile> files) {
        boolean events = files.stream().anyMatch(file -> !file.again());
        var counted = files.stream().filter(file -> !events || !file.again()).toList();
        var there = new ArrayList<DeliveredFile>();
        var with = new TreeSet<Integer>();
        for (var file : counted) {
            var before = with(file);
            if (before.isPresent()) {
                there.add(file);
                with.add(before.getAsInt());
            }
        }
        // Of a month without a row, beside tables that are sent whole, something has to be new.
        if (there.isEmpty() || (!events && there.size() < files.size())) {
            return;
        }
        var numbers = with.stream().map(String::valueOf).collect(Collectors.joining(", "));
        throw new StoreProblem(
                there.size() == counted.size()
                        ? """
                        %s has this delivery already, as delivery %s: the bytes of its files are \
                        the same; nothing is to be done\
                        """
                                .formatted(store, numbers)
                        : """
                        %s has %d of the %d files of this delivery already, of delivery %s: %s; \
                        lay what is new into a folder of its own and add that; where it corrects \
                        that delivery, %s\
                        """
                                .formatted(
                                        store,
                                        there.size(),
                                        counted.size(),
                                        numbers,
                                        Shortened.names(there),
                                        replace(with.stream().map(String::valueOf).toList())));
    }

    private void refuseMonths(List<DeliveredFile> files) {
        for (var delivery : deliveries) {
            var again =
                    files.stream()
                            .filter(file ->
                                    !file.again()
                                            && delivery.files().stream()
                                                    .anyMatch(other ->
                                                            !other.again()
                                                                    && file.sharesMonth(other)))
                            .toList();
            if (!again.isEmpty()) {
                throw new StoreProblem(
                        """
                        %s has months of these files already, of delivery %d, with other bytes: \
                        %s; where they correct it, %s; where they are of other people, add them \
                        with --also\
                        """
                                .formatted(
                                        store,
                                        delivery.number(),
                                        Shortened.names(again),
                                        replace(List.of("" + delivery.number()))));
            }
        }
    }

    /// The delivery that a file came with, if it did. Files of few rows may be the same in two
    /// months; where their names tell these they are two files.
    private OptionalInt with(DeliveredFile file) {
        return deliveries.stream()
                .filter(delivery -> delivery.files().stream().anyMatch(file::isSame))
                .mapToInt(Delivery::number)
                .findFirst();
    }

    /// How a delivery is corrected.
    ///
    /// @param numbers which it may be
    private String replace(List<String> numbers) {
        return "say --replace %s%s"
                .formatted(
                        numbers.size() == 1 ? numbers.getFirst() : "N",
                        all == 1 ? "" : " and, for the others, --delivery FOLDER");
    }

    /// Refuses a delivery most of whose events are in the store already.
    ///
    /// @param same how many events are there already, to the last attribute
    /// @param events how many the delivery has, without those of tables that are sent whole
    void refuseMost(long same, long events) {
        if (same * 2 > events) {
            throw new StoreProblem(
                    """
                    %s has %,d of the %,d events of this delivery already, to the last column: \
                    where it corrects one that is there, %s (its number is in 'vigie check %s'); \
                    where it is another, add it with --also\
                    """
                            .formatted(
                                    store,
                                    same,
                                    events,
                                    replace(
                                            deliveries.stream()
                                                    .map(one -> "" + one.number())
                                                    .toList()),
                                    store));
        }
    }
}
