package org.vigie.vocabulary;

import java.util.Arrays;
import java.util.List;
import org.vigie.timeline.Codes;

/// Which codes are under which, at any depth; a code is not its own ancestor here.
public final class Hierarchy {

    private final int[][] ancestors;
    private final int[][] descendants;
    private final Codes codes;

    /// `descendant` is somewhere under `ancestor`; both are ids of the dictionary.
    public record Link(int descendant, int ancestor) {
    }

    private Hierarchy(Codes codes, int[][] ancestors, int[][] descendants) {
        this.codes = codes;
        this.ancestors = ancestors;
        this.descendants = descendants;
    }

    public static Hierarchy of(Codes codes, List<Link> links) {
        return new Hierarchy(codes, gather(codes.size(), links, true), gather(codes.size(), links, false));
    }

    /// A hierarchy in which no code is under another.
    public static Hierarchy flat(Codes codes) {
        return of(codes, List.of());
    }

    private static int[][] gather(int size, List<Link> links, boolean up) {
        var counts = new int[size];
        for (var link : links) {
            counts[up ? link.descendant : link.ancestor]++;
        }
        var gathered = new int[size][];
        for (int id = 0; id < size; id++) {
            gathered[id] = new int[counts[id]];
        }
        for (var link : links) {
            int from = up ? link.descendant : link.ancestor;
            gathered[from][--counts[from]] = up ? link.ancestor : link.descendant;
        }
        for (var ids : gathered) {
            Arrays.sort(ids);
        }
        return gathered;
    }

    public Codes codes() {
        return codes;
    }

    /// Every code above, ascending by id. Not to be changed.
    public int[] ancestors(int id) {
        return ancestors[id];
    }

    /// Every code below, ascending by id. Not to be changed.
    public int[] descendants(int id) {
        return descendants[id];
    }
}
