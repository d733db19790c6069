package org.vigie.vocabulary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;

/// The codes of a store, their hierarchy, and which of them map to which.
public record Vocabulary(Codes codes, Hierarchy hierarchy, Mappings mappings) {

    /// A vocabulary whose codes map to nothing.
    public Vocabulary(Codes codes, Hierarchy hierarchy) {
        this(codes, hierarchy, Mappings.none(codes));
    }

    /// A concept set as codes of this vocabulary.
    ///
    /// @param codes   what the set holds here
    /// @param unknown the lines that name nothing here
    public record Resolved(CodeSet codes, List<ConceptSet.Item> unknown) {
    }

    /// The codes of a set: those of its lines with their descendants, less those of its exclusions.
    public Resolved resolve(ConceptSet set) {
        var included = new BitSet();
        var excluded = new BitSet();
        var unknown = new ArrayList<ConceptSet.Item>();
        for (var item : set.items()) {
            var named = named(item);
            if (named.isEmpty()) {
                unknown.add(item);
            }
            (item.excluded() ? excluded : included).or(named);
        }
        included.andNot(excluded);
        return new Resolved(CodeSet.of(included.stream().mapToObj(codes::text).toList()), unknown);
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
        if (item.descendants()) {
            var roots = (BitSet) named.clone();
            roots.stream().forEach(id -> {
                for (int below : hierarchy.descendants(id)) {
                    named.set(below);
                }
            });
        }
        if (item.mapped()) {
            var targets = (BitSet) named.clone();
            targets.stream().forEach(id -> {
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
