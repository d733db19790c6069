package org.vigie.vocabulary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.vigie.timeline.Codes;

/// Which codes are under which, at any depth; a code is not its own ancestor here.
public final class Hierarchy {

    private final int[][] ancestors;
    private final int[][] descendants;
    private final Codes codes;

    /// `descendant` is somewhere under `ancestor`; both are ids of the dictionary.
    public record Link(int descendant, int ancestor) {}

    private Hierarchy(Codes codes, int[][] ancestors, int[][] descendants) {
        this.codes = codes;
        this.ancestors = ancestors;
        this.descendants = descendants;
    }

    public static Hierarchy of(Codes codes, List<Link> links) {
        return new Hierarchy(
                codes, gather(codes.size(), links, true), gather(codes.size(), links, false));
    }

    /// A hierarchy told by the codes just above each; what is above those is above it too. Where
    /// codes stand above each other in a circle, each is above the others.
    public static Hierarchy ofParents(Codes codes, List<Link> parents) {
        var above = gather(codes.size(), parents, true);
        var links = new ArrayList<Link>();
        var found = new BitSet();
        for (int id = 0; id < codes.size(); id++) {
            found.clear();
            climb(above, id, found);
            found.clear(id);
            for (int ancestor = found.nextSetBit(0);
                    ancestor >= 0;
                    ancestor = found.nextSetBit(ancestor + 1)) {
                links.add(new Link(id, ancestor));
            }
        }
        return of(codes, links);
    }

    private static void climb(int[][] above, int start, BitSet found) {
        var ahead = new ArrayDeque<Integer>(List.of(start));
        while (!ahead.isEmpty()) {
            for (int parent : above[ahead.pop()]) {
                if (!found.get(parent)) {
                    found.set(parent);
                    ahead.push(parent);
                }
            }
        }
    }

    /// The codes just above: those above with no other between. In a circle, every code has all the
    /// others and whatever is just above any of them.
    public int[] parents(int id) {
        return Arrays.stream(ancestors[id])
                .filter(candidate ->
                        Arrays.stream(ancestors[id])
                                .noneMatch(between ->
                                        !under(between, id)
                                                && under(between, candidate)
                                                && !under(candidate, between)))
                .toArray();
    }

    private boolean under(int id, int ancestor) {
        return Arrays.binarySearch(ancestors[id], ancestor) >= 0;
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
