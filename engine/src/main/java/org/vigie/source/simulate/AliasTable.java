package org.vigie.source.simulate;

/// Draws one of many things with unequal chances in constant time (Walker 1977,
/// doi 10.1145/355744.355749; built as in Vose 1991, doi 10.1109/32.92917).
final class AliasTable {

    private static final double SCALE = 0x1p-32;
    private static final long LOW = 0xFFFF_FFFFL;

    private final int[] things;
    private final int[] others;
    private final double[] keep;

    /// @param things  what may be drawn
    /// @param weights its chances, up to a common factor, not all 0
    AliasTable(int[] things, double[] weights) {
        int size = things.length;
        this.things = things.clone();
        others = things.clone();
        keep = new double[size];
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        var small = new int[size];
        var large = new int[size];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < size; i++) {
            keep[i] = weights[i] * size / sum;
            if (keep[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            others[less] = things[more];
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
        while (larges > 0) {
            keep[large[--larges]] = 1;
        }
        while (smalls > 0) {
            keep[small[--smalls]] = 1;
        }
    }

    int draw(Draws draws) {
        long bits = draws.bits();
        int slot = (int) ((bits >>> 32) * things.length >>> 32);
        return (bits & LOW) * SCALE < keep[slot] ? things[slot] : others[slot];
    }
}
