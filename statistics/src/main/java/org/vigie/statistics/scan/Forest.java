package org.vigie.statistics.scan;

import java.util.Arrays;
import java.util.BitSet;

/// Nodes under nodes, 0 to size − 1: a tree, several, or one in which a node stands under more than
/// one.
public final class Forest {

    private final int[][] lineages;

    private Forest(int[][] lineages) {
        this.lineages = lineages;
    }

    /// A forest told by the nodes just above each; none above a root.
    public static Forest ofParents(int[][] parents) {
        int[][] lineages = new int[parents.length][];
        BitSet climbing = new BitSet();
        for (int node = 0; node < parents.length; node++) {
            climb(parents, node, lineages, climbing);
        }
        return new Forest(lineages);
    }

    private static int[] climb(int[][] parents, int node, int[][] lineages, BitSet climbing) {
        if (lineages[node] != null) {
            return lineages[node];
        }
        if (climbing.get(node)) {
            throw new IllegalArgumentException(
                    "a node may not stand above itself, node %d does".formatted(node));
        }
        climbing.set(node);
        BitSet above = new BitSet();
        above.set(node);
        for (int parent : parents[node]) {
            Arrays.stream(climb(parents, parent, lineages, climbing)).forEach(above::set);
        }
        climbing.clear(node);
        lineages[node] = above.stream().toArray();
        return lineages[node];
    }

    public int size() {
        return lineages.length;
    }

    /// The nodes that these are or stand under, each once, upwards.
    public int[] lineage(int... nodes) {
        BitSet all = new BitSet();
        for (int node : nodes) {
            Arrays.stream(lineages[node]).forEach(all::set);
        }
        return all.stream().toArray();
    }
}
