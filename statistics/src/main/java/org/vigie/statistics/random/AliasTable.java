package org.vigie.statistics.random;

import java.util.Arrays;

/// Draws one of many things by their weights, in constant time (Walker 1977, doi
/// 10.1145/355744.355749; built as in Vose 1991, doi 10.1109/32.92917). Things go by their index.
public final class AliasTable {

    private static final double SCALE = 0x1p-32;
    private static final long LOW = 0xFFFF_FFFFL;

    private final int[] others;
    private final double[] keep;

    /// @param weights probabilities up to a common factor, not all 0
    public AliasTable(double[] weights) {
        double mean = Arrays.stream(weights).sum() / weights.length;
        keep = Arrays.stream(weights).map(weight -> weight / mean).toArray();
        others = new int[weights.length];
        Arrays.setAll(others, slot -> slot);
        share();
    }

    /// Fills each slot that holds less than its due with a part of one that holds more.
    private void share() {
        int[] poor = new int[keep.length];
        int[] rich = new int[keep.length];
        int poors = 0;
        int riches = 0;
        for (int slot = 0; slot < keep.length; slot++) {
            if (keep[slot] < 1) {
                poor[poors++] = slot;
            } else {
                rich[riches++] = slot;
            }
        }
        while (poors > 0 && riches > 0) {
            int less = poor[--poors];
            int more = rich[--riches];
            others[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                poor[poors++] = more;
            } else {
                rich[riches++] = more;
            }
        }
        // What is left misses 1 by rounding alone.
        for (int i = 0; i < poors; i++) {
            keep[poor[i]] = 1;
        }
    }

    /// Draws with one random number: its higher half gives a slot, its lower half what is drawn
    /// from it. Probabilities are true to 2⁻³².
    public int draw(RandomStream draws) {
        long bits = draws.bits();
        int slot = (int) (((bits >>> 32) * keep.length) >>> 32);
        return (bits & LOW) * SCALE < keep[slot] ? slot : others[slot];
    }

    /// Draws with two random numbers, one for the slot and one for what is drawn from it.
    /// Probabilities are true to 2⁻⁵³ but for the slot's.
    public int drawWithTwo(RandomStream draws) {
        int slot = draws.below(keep.length);
        return draws.uniform() < keep[slot] ? slot : others[slot];
    }
}
