package org.vigie.store.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.vigie.timeline.Progress;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;
import org.vigie.vocabulary.Vocabulary;

/// Adds the people and events of one store, such as a new month, to another. Shards that the
/// addition does not concern keep their files; the others are merged person by person. What comes
/// out is what importing everything at once would have given.
///
/// What the addition says of a person counts where it says something; observation periods are
/// joined. Events are added as they are: one that was there before is there twice then.
public final class StoreAppend {

    private final Store store;
    private final Store addition;
    private final Codes codes;

    private StoreAppend(Store store, Store addition) {
        this.store = store;
        this.addition = addition;
        codes = Codes.union(addition.codes(), store.codes());
    }

    /// Replaces a store by itself and an addition, as the last act.
    ///
    /// @throws StoreProblem where the two are split into different numbers of shards
    public static Manifest append(Path folder, Path additionFolder, Progress progress)
            throws IOException {
        StoreArchive.refuse(folder, Store.readManifest(folder));
        Pseudonymised.requireSame(folder, Pseudonymised.note(additionFolder));
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
                writer.person(Person.of(old.timeline()).with(Person.of(added.timeline())));
                var rows = rows(old.timeline(), oldIds);
                rows.addAll(rows(added.timeline(), addedIds));
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
