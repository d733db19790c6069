package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.store.EventRow;
import org.vigie.store.Finding;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.Person;
import org.vigie.store.StoreProblem;
import org.vigie.store.read.MappedTimeline;
import org.vigie.store.read.Pseudonymised;
import org.vigie.store.read.ShardCursor;
import org.vigie.store.read.Store;
import org.vigie.store.write.ShardWriter;
import org.vigie.store.write.StoreWriter;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Progress;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;
import org.vigie.vocabulary.Vocabulary;

/// Adds the people and events of one store, such as a new month, to another. Shards that the
/// addition does not concern keep their files; the others are merged person by person. What comes
/// out is what importing everything at once would have given.
///
/// What the addition says of a person counts where it says something. How observation periods are
/// joined, and which tables are sent whole each time, so that of these the same event is there
/// once, the ledger tells; other events are added as they are. What was found about people is
/// counted again. Two that add at once wait for one another, and nothing is added to a store whose
/// bytes have changed, or that has it already.
public final class StoreAppend {

    private final Store store;
    private final Store addition;
    private final boolean also;
    private final WholeFindings whole;
    private final Codes codes;
    private final Ledger before;
    private final Ledger after;
    private final Set<String> wholeTables;
    private final MergedObservation observation;
    private final Recount recount;
    private long same;
    private long events;

    private StoreAppend(
            Store store, Store addition, boolean also, WholeFindings whole, boolean pseudonymised) {
        this.store = store;
        this.addition = addition;
        this.also = also;
        this.whole = whole;
        codes = Codes.union(addition.codes(), store.codes());
        before = Ledger.of(store.folder(), store.manifest(), pseudonymised);
        var added =
                Ledger.of(addition.folder(), addition.manifest(), pseudonymised)
                        .deliveries()
                        .getFirst();
        before.refuse(added.files(), also);
        before.refuseOtherwise(added.kind(), added.asked());
        before.refuseTwiceTold(added.plan());
        before.refuseCurrency(added.contents().currency());
        after = before.with(added);
        wholeTables =
                after.deliveries().stream()
                        .flatMap(delivery -> delivery.plan().wholeTables().stream())
                        .collect(Collectors.toSet());
        observation = MergedObservation.of(after.deliveries());
        recount =
                new Recount(
                        (int) LocalDate.now(ZoneOffset.UTC).toEpochDay(), observation.derived());
    }

    /// Replaces a store by itself and an addition, as the last act.
    ///
    /// @throws StoreProblem where the two are split into different numbers of shards, the store is
    ///   damaged, or it has the addition already
    public static Manifest append(Path folder, Path additionFolder, Progress progress)
            throws IOException {
        return append(folder, additionFolder, false, WholeFindings.NONE, progress);
    }

    /// The same.
    ///
    /// @param also whether months of tables, or most events, may come that are there already
    /// @param whole what the names of all files together tell
    public static Manifest append(
            Path folder, Path additionFolder, boolean also, WholeFindings whole, Progress progress)
            throws IOException {
        try (var _ = StoreLock.of(folder, progress)) {
            StoreArchive.refuse(folder, Store.readManifest(folder));
            Pseudonymised.requireSame(folder, Pseudonymised.note(additionFolder));
            StoreCheck.requireIntact(folder, progress);
            return appendLocked(folder, additionFolder, also, whole, progress);
        }
    }

    private static Manifest appendLocked(
            Path folder, Path additionFolder, boolean also, WholeFindings whole, Progress progress)
            throws IOException {
        try (var store = Store.open(folder);
                var addition = Store.open(additionFolder)) {
            int shards = store.manifest().shards().size();
            if (addition.manifest().shards().size() != shards) {
                throw new StoreProblem(
                        additionFolder
                                + " has "
                                + addition.manifest().shards().size()
                                + " shards, "
                                + folder
                                + " has "
                                + shards
                                + "; import the addition with --shards "
                                + shards);
            }
            boolean pseudonymised = Pseudonymised.note(folder).isPresent();
            return new StoreAppend(store, addition, also, whole, pseudonymised).run(progress);
        }
    }

    private Manifest run(Progress progress) throws IOException {
        int shards = store.manifest().shards().size();
        boolean othersChange = !observation.equals(MergedObservation.of(before.deliveries()));
        try (var writer = StoreWriter.replacing(store.folder(), codes, shards)) {
            for (int shard = 0; shard < shards; shard++) {
                var entry = store.manifest().shards().get(shard);
                if (addition.shard(shard).people().size() == 0 && !othersChange) {
                    writer.keep(shard, entry, store.folder().resolve(entry.name()));
                    count(shard);
                } else {
                    merge(shard, writer.shard(shard));
                }
                progress.report("adding to shards", shard + 1L, shards);
            }
            // Of stores that no import made nothing is known: they are added as they are.
            if (!also && !after.deliveries().getLast().kind().isEmpty()) {
                before.refuseMost(same, events);
            }
            for (var file : store.manifest().files()) {
                if (!Layout.OWN.contains(file.name())) {
                    writer.attach(
                            file.name(), Files.readString(store.folder().resolve(file.name())));
                }
            }
            writer.ledger(_ -> after.deliveries());
            return writer.finish(hierarchy(), mappings(), source(), findings());
        }
    }

    /// What was found in each delivery, and what is true of the whole.
    private List<Finding> findings() {
        var told = new ArrayList<Finding>();
        store.manifest().findings().forEach(finding -> told.add(finding.inDelivery(1)));
        int number = after.deliveries().size();
        addition.manifest().findings().forEach(finding -> told.add(finding.inDelivery(number)));
        return whole.instead(recount.findings(told), after.deliveries());
    }

    private String source() {
        var first = store.manifest().source();
        var second = addition.manifest().source();
        return List.of(first.split("; ")).contains(second) ? first : first + "; " + second;
    }

    private void merge(int number, ShardWriter writer) throws IOException {
        var old = new ShardCursor(store.shard(number));
        var added = new ShardCursor(addition.shard(number));
        var oldIds = store.codes().idsIn(codes);
        var addedIds = addition.codes().idsIn(codes);
        boolean moreOld = old.next();
        boolean moreAdded = added.next();
        while (moreOld || moreAdded) {
            long first = moreOld ? old.timeline().person() : Long.MAX_VALUE;
            long second = moreAdded ? added.timeline().person() : Long.MAX_VALUE;
            if (moreOld && moreAdded && first == second) {
                var rows = rows(old.timeline(), oldIds);
                rows.addAll(news(rows, rows(added.timeline(), addedIds)));
                rows.sort(EventRow.ORDER);
                put(person(old).with(person(added)), rows, writer);
                moreOld = old.next();
                moreAdded = added.next();
            } else if (moreOld && (!moreAdded || first < second)) {
                put(person(old), rows(old.timeline(), oldIds), writer);
                moreOld = old.next();
            } else {
                var rows = rows(added.timeline(), addedIds);
                events += rows.stream().filter(row -> !wholeTables.contains(row.table)).count();
                put(person(added), rows, writer);
                moreAdded = added.next();
            }
        }
        writer.finish();
    }

    private Person person(ShardCursor of) {
        return observation.lasting(Person.of(of.timeline()));
    }

    private void put(Person person, List<EventRow> rows, ShardWriter writer) throws IOException {
        var observed = observation.observed(person, rows);
        recount.person(observed, rows);
        writer.person(observed);
        rows.forEach(writer::event);
    }

    /// Counts a shard that is kept as it is.
    private void count(int number) {
        var people = new ShardCursor(store.shard(number));
        var ids = store.codes().idsIn(codes);
        while (people.next()) {
            recount.person(Person.of(people.timeline()), rows(people.timeline(), ids));
        }
    }

    /// The rows that are added: those of tables that are sent whole only as far as they were not
    /// there. Of the others it is counted how many were.
    ///
    /// @param old in order
    /// @param added in order
    private List<EventRow> news(List<EventRow> old, List<EventRow> added) {
        var news = new ArrayList<EventRow>();
        int at = 0;
        for (var row : added) {
            while (at < old.size() && EventRow.ORDER.compare(old.get(at), row) < 0) {
                at++;
            }
            boolean there = at < old.size() && EventRow.ORDER.compare(old.get(at), row) == 0;
            if (there) {
                at++;
            }
            boolean whole = wholeTables.contains(row.table);
            if (!whole) {
                events++;
                same += there ? 1 : 0;
            }
            if (!whole || !there) {
                news.add(row);
            }
        }
        return news;
    }

    private static List<EventRow> rows(MappedTimeline person, int[] ids) {
        var rows = new ArrayList<EventRow>();
        for (int event = 0; event < person.size(); event++) {
            var row = person.row(event);
            row.code = ids[row.code];
            rows.add(row);
        }
        return rows;
    }

    private Hierarchy hierarchy() {
        var links = new ArrayList<Hierarchy.Link>();
        for (var vocabulary : List.of(store.vocabulary(), addition.vocabulary())) {
            var ids = vocabulary.codes().idsIn(codes);
            for (int id = 0; id < ids.length; id++) {
                for (int ancestor : vocabulary.hierarchy().ancestors(id)) {
                    links.add(new Hierarchy.Link(ids[id], ids[ancestor]));
                }
            }
        }
        return Hierarchy.of(codes, links.stream().distinct().toList());
    }

    private Mappings mappings() {
        var links = new ArrayList<Mappings.Link>();
        for (Vocabulary vocabulary : List.of(store.vocabulary(), addition.vocabulary())) {
            var ids = vocabulary.codes().idsIn(codes);
            for (int target = 0; target < ids.length; target++) {
                for (int source : vocabulary.mappings().sources(target)) {
                    links.add(new Mappings.Link(ids[source], ids[target]));
                }
            }
        }
        return Mappings.of(codes, links.stream().distinct().toList());
    }
}
