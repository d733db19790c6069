package org.vigie.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.problem.InputProblem;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.SourceStamp;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.Observation;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.Correction;
import org.vigie.store.upkeep.Ledger;
import org.vigie.store.upkeep.StoreAppend;
import org.vigie.store.upkeep.StoreReplacement;
import org.vigie.timeline.Progress;

/// Puts corrected files in the place of those that a store was made of. A store does not know which
/// event came with which delivery, so all deliveries are read again, the corrected one among them,
/// and added one after another to a store aside, which then takes the place of the old one: what
/// comes out is what importing the corrected deliveries in that order would have given.
///
/// What was read before must be as it was, to the last byte. A process that was killed is gone on
/// with: deliveries that were in the new store are not read again.
public final class DeliveryReplacement {

    /// An import of a folder into a store.
    public interface Reading {
        SourceImport of(Path source, Path store, Told told);
    }

    /// What the import of a delivery is told as it was the first time.
    ///
    /// @param site nothing where what is asked for now counts
    /// @param observation how periods came about, nothing where what is asked for now counts
    /// @param claimed years whose euros other deliveries tell in claims
    public record Told(
            int shards,
            Optional<String> site,
            Optional<Observation> observation,
            Set<Integer> claimed) {}

    /// What is asked for.
    ///
    /// @param number of the delivery that is corrected
    /// @param corrected the folder of the corrected files
    /// @param site what these are told the site is called; as before where it is empty
    /// @param folders where the other deliveries lie
    /// @param also whether the corrected files may tell of what other deliveries tell of
    public record Asked(
            Path store,
            int number,
            Path corrected,
            String site,
            List<Path> folders,
            boolean also) {}

    private static final String MADE = "made";

    private static final Told FIRST = new Told(0, Optional.empty(), Optional.empty(), Set.of());

    private final Asked asked;
    private final Reading reading;
    private final Pseudonymisation pseudonymisation;
    private final Progress progress;

    public DeliveryReplacement(
            Asked asked, Reading reading, Pseudonymisation pseudonymisation, Progress progress) {
        this.asked = asked;
        this.reading = reading;
        this.pseudonymisation = pseudonymisation;
        this.progress = progress;
    }

    /// Replaces.
    ///
    /// @throws InputProblem where it is impossible; the store is as it was then
    public Manifest run() throws IOException {
        var note =
                switch (pseudonymisation) {
                    case Pseudonymisation.AsTheyAre _, Pseudonymisation.Numbered _ ->
                            Optional.<String>empty();
                    case Pseudonymisation.Keyed keyed -> Optional.of(keyed.note());
                };
        try (var replacement = StoreReplacement.of(asked.store(), note, progress)) {
            var manifest = replacement.manifest();
            var ledger = Ledger.of(asked.store(), manifest, pseudonymisation.pseudonymised());
            var now = of(asked.corrected(), FIRST);
            ledger.refuseUnreadable(now.kind());
            ledger.refuseOtherwise(now.kind(), now.asked());
            progress.report("comparing files with the ledger", 0, 0);
            var correction = ledger.correction(asked.number(), now.files(), asked.also());
            var folders = folders(ledger, correction);
            correction.words().forEach(progress::say);
            var aside =
                    WorkFolders.createOrTakeOver(
                            asked.store(),
                            WorkFolders.partial(asked.store()),
                            task(manifest, folders));
            WorkFolders.remove(asked.store(), progress);
            try {
                var made = make(aside, manifest, ledger, correction, folders);
                return replacement.finish(
                        aside.resolve(MADE), history(ledger, correction, made.deliveries()));
            } finally {
                WorkFolders.delete(aside);
            }
        }
    }

    private SourceImport of(Path source, Told told) {
        return reading.of(source, asked.store(), told);
    }

    /// Where each delivery that is read again lies.
    private Map<Integer, DeliveryFolders.Place> folders(Ledger ledger, Correction correction) {
        var wanted = new LinkedHashMap<Delivery, List<DeliveredFile>>();
        for (var delivery : ledger.deliveries()) {
            var files = delivery.number() == asked.number() ? correction.stay() : delivery.files();
            if (delivery.number() != asked.number() || !files.isEmpty()) {
                wanted.put(delivery, files);
            }
        }
        return new DeliveryFolders(
                        asked.folders(),
                        folder ->
                                of(folder, new Told(0, Optional.of(""), Optional.empty(), Set.of()))
                                        .files())
                .find(wanted);
    }

    private String task(Manifest manifest, Map<Integer, DeliveryFolders.Place> folders) {
        var lines = new ArrayList<String>();
        lines.add("replace " + asked.number() + " of " + manifest.checksum());
        lines.add(asked.site());
        lines.add(pseudonymisation.words());
        lines.add(stamped(asked.corrected()));
        folders.forEach((number, place) -> {
            lines.add(number + " " + stamped(place.folder()));
            place.corrected().values().forEach(file -> lines.add(number + " " + stamped(file)));
        });
        return String.join("\n", lines);
    }

    private static String stamped(Path folder) {
        return folder.toAbsolutePath().normalize() + " " + SourceStamp.of(folder);
    }

    /// Reads all deliveries, each into a store of its own that is added to the one that is made.
    private Manifest make(
            Path aside,
            Manifest old,
            Ledger ledger,
            Correction correction,
            Map<Integer, DeliveryFolders.Place> folders)
            throws IOException {
        var made = aside.resolve(MADE);
        restore(made);
        for (var delivery : ledger.deliveries()) {
            var one = aside.resolve("delivery-" + delivery.number());
            if (Files.exists(made)
                    && Store.readManifest(made).deliveries().size() >= delivery.number()) {
                remove(one);
                continue;
            }
            progress.say(
                    "reading delivery %d of %d"
                            .formatted(delivery.number(), ledger.deliveries().size()));
            var claimed = ledger.claimed(delivery.number());
            read(one, old.shards().size(), delivery, correction, folders, claimed, aside);
            if (Files.exists(made)) {
                StoreAppend.append(
                        made,
                        one,
                        asked.also() || delivery.number() < asked.number(),
                        of(asked.corrected(), FIRST).ofAll(),
                        progress);
                remove(one);
            } else {
                Files.move(one, made);
            }
        }
        return Store.readManifest(made);
    }

    /// A process that was killed between two renames.
    private void restore(Path made) throws IOException {
        var replaced = made.resolveSibling(WorkFolders.replaced(made));
        if (Files.exists(replaced) && Files.notExists(made)) {
            Files.move(replaced, made);
        }
        remove(replaced);
        WorkFolders.remove(made, Progress.SILENT);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            WorkFolders.delete(folder);
        }
    }

    private void read(
            Path into,
            int shards,
            Delivery delivery,
            Correction correction,
            Map<Integer, DeliveryFolders.Place> folders,
            Set<Integer> claimed,
            Path aside)
            throws IOException {
        boolean corrected = delivery.number() == asked.number();
        var source =
                !corrected
                        ? folder(folders, delivery, aside)
                        : correction.stay().isEmpty()
                                ? asked.corrected()
                                : CorrectedFolder.make(
                                        aside.resolve("corrected"),
                                        folder(folders, delivery, aside),
                                        correction.gone(),
                                        CorrectedFolder.inside(asked.corrected()));
        var told =
                corrected
                        ? new Told(
                                shards,
                                asked.site().isEmpty()
                                        ? delivery.site()
                                        : Optional.of(asked.site()),
                                Optional.empty(),
                                claimed)
                        : new Told(
                                shards,
                                delivery.site(),
                                Optional.of(delivery.plan().observation()),
                                claimed);
        if (Files.notExists(into)) {
            reading.of(source, into, told).run();
        }
        var now = Store.readManifest(into).deliveries().getFirst();
        if (!new HashSet<>(corrected ? correction.files() : delivery.files())
                .equals(new HashSet<>(now.files()))) {
            throw new InputProblem(
                    """
                    the files of delivery %d changed while they were read, or are named after \
                    the folder that they lay in; nothing was replaced\
                    """
                            .formatted(delivery.number()));
        }
        if (corrected) {
            compare(delivery, now);
        }
    }

    /// The folder of a delivery; where it lies in several, one of links to its files.
    private static Path folder(
            Map<Integer, DeliveryFolders.Place> folders, Delivery delivery, Path aside)
            throws IOException {
        var place = folders.get(delivery.number());
        if (place == null) {
            throw new IllegalStateException("a folder was found for every delivery");
        }
        return place.whole()
                ? place.folder()
                : CorrectedFolder.make(
                        aside.resolve("files-" + delivery.number()),
                        place.folder(),
                        place.without(),
                        place.corrected());
    }

    /// A corrected delivery tells of the days that it corrects; one of other days was meant for
    /// another number.
    private void compare(Delivery before, Delivery now) {
        var old = before.contents();
        var held = now.contents();
        boolean dated = !old.firstDay().isEmpty() && !held.firstDay().isEmpty();
        if (dated
                && !asked.also()
                && (held.firstDay().compareTo(old.lastDay()) > 0
                        || old.firstDay().compareTo(held.lastDay()) > 0)) {
            throw new InputProblem(
                    """
                    the corrected files tell of %s to %s, delivery %d of %s to %s: see 'vigie \
                    check %s' for the number of the delivery that they correct; where they are \
                    meant for this one, say --also\
                    """
                            .formatted(
                                    held.firstDay(),
                                    held.lastDay(),
                                    before.number(),
                                    old.firstDay(),
                                    old.lastDay(),
                                    asked.store()));
        }
    }

    /// What the new ledger says: the files that are read again came when they came.
    private List<Delivery> history(
            Ledger ledger, Correction correction, List<Delivery> deliveries) {
        var all = new ArrayList<Delivery>();
        for (int at = 0; at < deliveries.size(); at++) {
            var before = ledger.deliveries().get(at);
            all.add(
                    before.number() == asked.number()
                            ? deliveries
                                    .get(at)
                                    .replacing(before, correction.gone(), correction.came())
                            : deliveries.get(at).after(before));
        }
        return all;
    }
}
