package org.vigie.vocabulary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;

/// The codes of a store, their hierarchy, and which of them map to which. Safe for many threads.
public final class Vocabulary {

    private final Codes codes;
    private final Hierarchy hierarchy;
    private final Mappings mappings;
    private final Map<ConceptSet, Resolved> resolved = new ConcurrentHashMap<>();

    public Vocabulary(Codes codes, Hierarchy hierarchy, Mappings mappings) {
        this.codes = codes;
        this.hierarchy = hierarchy;
        this.mappings = mappings;
    }

    /// A vocabulary whose codes map to nothing.
    public Vocabulary(Codes codes, Hierarchy hierarchy) {
        this(codes, hierarchy, Mappings.none(codes));
    }

    public Codes codes() {
        return codes;
    }

    public Hierarchy hierarchy() {
        return hierarchy;
    }

    public Mappings mappings() {
        return mappings;
    }

    /// A concept set as codes of this vocabulary.
    ///
    /// @param codes what the set holds here
    /// @param unknown the lines that name nothing here
    public record Resolved(CodeSet codes, List<ConceptSet.Item> unknown) {}

    /// The codes of a set: those of its lines with their descendants, less those of its exclusions.
    /// Found once, so that a question and the protocol that it leaves behind have the same ones.
    public Resolved resolve(ConceptSet set) {
        return resolved.computeIfAbsent(set, this::find);
    }

    private Resolved find(ConceptSet set) {
        var unknown = new ArrayList<ConceptSet.Item>();
        var found = ids(set, unknown).stream().mapToObj(codes::text).toList();
        return new Resolved(CodeSet.of(found), List.copyOf(unknown));
    }

    /// The ids of the codes of a set.
    public BitSet ids(ConceptSet set) {
        return ids(set, new ArrayList<>());
    }

    private BitSet ids(ConceptSet set, List<ConceptSet.Item> unknown) {
        var included = new BitSet();
        var excluded = new BitSet();
        for (var item : set.items()) {
            if (!add(item, item.excluded() ? excluded : included)) {
                unknown.add(item);
            }
        }
        included.andNot(excluded);
        return included;
    }

    /// Adds what a line names; false where that is nothing.
    private boolean add(ConceptSet.Item item, BitSet to) {
        if (item.reference() instanceof ConceptSet.Concept concept && !item.mapped()) {
            int id = codes.idOfConcept(concept.id());
            if (id >= 0) {
                to.set(id);
                addBelow(item, id, to);
            }
            return id >= 0;
        }
        var named = named(item);
        to.or(named);
        return !named.isEmpty();
    }

    private void addBelow(ConceptSet.Item item, int id, BitSet to) {
        if (item.descendants()) {
            for (int below : hierarchy.descendants(id)) {
                to.set(below);
            }
        }
    }

    private BitSet named(ConceptSet.Item item) {
        var named = new BitSet();
        switch (item.reference()) {
            case ConceptSet.Concept concept -> add(named, codes.idOfConcept(concept.id()));
            case ConceptSet.Text text -> add(named, codes.id(text.code()));
            case ConceptSet.Prefix prefix -> {
                for (int id = 0; id < codes.size(); id++) {
                    if (codes.text(id).startsWith(prefix.start())) {
                        named.set(id);
                    }
                }
            }
        }
        ((BitSet) named.clone()).stream().forEach(id -> addBelow(item, id, named));
        if (item.mapped()) {
            var targets = (BitSet) named.clone();
            targets.stream()
                    .forEach(id -> {
                        for (int source : mappings.sources(id)) {
                            named.set(source);
                        }
                    });
        }
        return named;
    }

    private static void add(BitSet set, int id) {
        if (id >= 0) {
            set.set(id);
        }
    }
}
