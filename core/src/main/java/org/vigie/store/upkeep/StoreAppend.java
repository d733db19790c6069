package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vigie.store.EventRow;
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
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Progress;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;
import org.vigie.vocabulary.Vocabulary;

/// Adds the people and events of one store, such as a new month, to another. Shards that the
/// addition does not concern keep their files; the others are merged person by person. What comes
/// out is what importing everything at once would have given.
///
/// What the addition says of a person counts where it says something. Observation periods are
/// joined; where both were derived from events, a person's is from the first day of all to the
/// last. Events are added as they are, but for those of tables that are sent whole each time, such
/// as deaths: of these, the same event is there once. Two that add at once wait for one another,
/// and nothing is added to a store whose bytes have changed.
public final class StoreAppend {

    /// Tables of people, not of what happened in a month.
    private static final Set<String> SENT_WHOLE =
            Set.of("death", "patients", "ir_ben_r", "ald", "ald_diagnosis");

    /// What imports say whose source has no observation periods.
    private static final String DERIVED = "no-observation-periods";

    private final Store store;
    private final Store addition;
    private final Codes codes;
    private final boolean derived;

    private StoreAppend(Store store, Store addition) {
        this.store = store;
        this.addition = addition;
        codes = Codes.union(addition.codes(), store.codes());
        derived = isDerived(store) && isDerived(addition);
    }

    private static boolean isDerived(Store store) {
        return store.manifest().findings().stream()
                .anyMatch(finding -> finding.rule().equals(DERIVED));
    }

    /// Replaces a store by itself and an addition, as the last act.
    ///
    /// @throws StoreProblem where the two are split into different numbers of shards, or the store
    ///   is damaged
    public static Manifest append(Path folder, Path additionFolder, Progress progress)
            throws IOException {
        try (var _ = StoreLock.of(folder, progress)) {
            StoreArchive.refuse(folder, Store.readManifest(folder));
            Pseudonymised.requireSame(folder, Pseudonymised.note(additionFolder));
            StoreCheck.requireIntact(folder, progress);
            return appendLocked(folder, additionFolder, progress);
        }
    }

    private static Manifest appendLocked(Path folder, Path additionFolder, Progress progress)
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
            return new StoreAppend(store, addition).run(progress);
        }
    }

    private Manifest run(Progress progress) throws IOException {
        int shards = store.manifest().shards().size();
        try (var writer = StoreWriter.replacing(store.folder(), codes, shards)) {
            for (int shard = 0; shard < shards; shard++) {
                var entry = store.manifest().shards().get(shard);
                if (addition.shard(shard).people().size() == 0) {
                    writer.keep(shard, entry, store.folder().resolve(entry.name()));
                } else {
                    merge(shard, writer.shard(shard));
                }
                progress.report("adding to shards", shard + 1L, shards);
            }
            for (var file : store.manifest().files()) {
                if (!Layout.OWN.contains(file.name())) {
                    writer.attach(
                            file.name(), Files.readString(store.folder().resolve(file.name())));
                }
            }
            var findings = new ArrayList<>(store.manifest().findings());
            findings.addAll(addition.manifest().findings());
            return writer.finish(hierarchy(), mappings(), source(), List.copyOf(findings));
        }
    }

    private String source() {
        var first = store.manifest().source();
        var second = addition.manifest().source();
        return first.equals(second) || first.endsWith("; " + second)
                ? first
                : first + "; " + second;
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
                writer.person(joined(Person.of(old.timeline()), Person.of(added.timeline())));
                var rows = rows(old.timeline(), oldIds);
                rows.addAll(news(rows, rows(added.timeline(), addedIds)));
                rows.sort(EventRow.ORDER);
                rows.forEach(writer::event);
                moreOld = old.next();
                moreAdded = added.next();
            } else if (moreOld && (!moreAdded || first < second)) {
                copy(old.timeline(), oldIds, writer);
                moreOld = old.next();
            } else {
                copy(added.timeline(), addedIds, writer);
                moreAdded = added.next();
            }
        }
        writer.finish();
    }

    private Person joined(Person old, Person added) {
        var joined = old.with(added);
        if (!derived) {
            return joined;
        }
        var both = new ArrayList<>(old.periods());
        both.addAll(added.periods());
        return joined.observed(
                ObservationPeriod.spanning(both).stream()
                        .map(period -> untilDeath(period, joined.deathDay()))
                        .toList());
    }

    /// Nobody is observed beyond death. Who died is not observed until then either where the last
    /// that is known of them is before: dates may be moved person by person, so that one person's
    /// cannot be compared with the last day of all.
    private static ObservationPeriod untilDeath(ObservationPeriod period, int death) {
        return death == Timeline.NO_DAY
                ? period
                : new ObservationPeriod(
                        period.start(), Math.max(period.start(), Math.min(period.end(), death)));
    }

    /// The rows that are added: those of tables that are sent whole only as far as they were not
    /// there.
    private static List<EventRow> news(List<EventRow> old, List<EventRow> added) {
        var there = new ArrayList<EventRow>();
        old.stream().filter(row -> SENT_WHOLE.contains(row.table)).forEach(there::add);
        var news = new ArrayList<EventRow>();
        for (var row : added) {
            if (!SENT_WHOLE.contains(row.table) || !remove(there, row)) {
                news.add(row);
            }
        }
        return news;
    }

    private static boolean remove(List<EventRow> rows, EventRow same) {
        for (int i = 0; i < rows.size(); i++) {
            if (EventRow.ORDER.compare(rows.get(i), same) == 0) {
                rows.remove(i);
                return true;
            }
        }
        return false;
    }

    private static void copy(MappedTimeline person, int[] ids, ShardWriter writer)
            throws IOException {
        writer.person(Person.of(person));
        rows(person, ids).forEach(writer::event);
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
