package org.vigie.statistics.random;

import java.util.ArrayDeque;
import java.util.stream.DoubleStream;

/// Draws one of many things with unequal chances in constant time (Walker 1977, doi
/// 10.1145/355744.355749; built as in Vose 1991, doi 10.1109/32.92917).
public final class AliasTable {

    private static final double SCALE = 0x1p-32;
    private static final long LOW = 0xFFFF_FFFFL;

    private final int[] things;
    private final int[] others;
    private final double[] keep;

    /// @param things what may be drawn
    /// @param weights its chances, up to a common factor, not all 0
    public AliasTable(int[] things, double[] weights) {
        this.things = things.clone();
        others = things.clone();
        keep = new double[things.length];
        double mean = DoubleStream.of(weights).sum() / weights.length;
        for (int slot = 0; slot < keep.length; slot++) {
            keep[slot] = weights[slot] / mean;
        }
        share();
    }

    /// Fills each slot that holds less than its due with a part of one that holds more.
    private void share() {
        var poor = new ArrayDeque<Integer>();
        var rich = new ArrayDeque<Integer>();
        for (int slot = 0; slot < keep.length; slot++) {
            (keep[slot] < 1 ? poor : rich).push(slot);
        }
        while (!poor.isEmpty() && !rich.isEmpty()) {
            int less = poor.pop();
            int more = rich.pop();
            others[less] = things[more];
            keep[more] -= 1 - keep[less];
            (keep[more] < 1 ? poor : rich).push(more);
        }
        poor.forEach(slot -> keep[slot] = 1);
        rich.forEach(slot -> keep[slot] = 1);
    }

    public int draw(RandomStream draws) {
        long bits = draws.bits();
        int slot = (int) ((bits >>> 32) * things.length >>> 32);
        return (bits & LOW) * SCALE < keep[slot] ? things[slot] : others[slot];
    }
}
