package org.vigie.vocabulary;

import java.util.List;
import org.vigie.timeline.Codes;

/// Which codes a vocabulary says mean the same as a standard code: OMOP's "Maps to".
public final class Mappings {

    private final Hierarchy links;

    /// `source` maps to `target`; both are ids of the dictionary.
    public record Link(int source, int target) {}

    private Mappings(Hierarchy links) {
        this.links = links;
    }

    public static Mappings of(Codes codes, List<Link> links) {
        return new Mappings(
                Hierarchy.of(
                        codes,
                        links.stream()
                                .map(link -> new Hierarchy.Link(link.source, link.target))
                                .toList()));
    }

    public static Mappings none(Codes codes) {
        return of(codes, List.of());
    }

    /// Every code that maps to this one, ascending by id. Not to be changed.
    public int[] sources(int target) {
        return links.descendants(target);
    }
}
