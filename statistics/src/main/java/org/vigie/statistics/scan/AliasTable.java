package org.vigie.statistics.scan;

import java.util.Arrays;

/// Draws one of many by their weights, in constant time.
///
/// Vose MD (1991). A linear algorithm for generating random numbers with a given distribution. doi
/// 10.1109/32.92917.
final class AliasTable {

    private final double[] stay;
    private final int[] alias;

    public AliasTable(double[] weights) {
        int size = weights.length;
        double mean = Arrays.stream(weights).sum() / size;
        stay = Arrays.stream(weights).map(weight -> weight / mean).toArray();
        alias = new int[size];
        int[] small = new int[size];
        int[] large = new int[size];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < size; i++) {
            alias[i] = i;
            if (stay[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int poor = small[--smalls];
            int rich = large[--larges];
            alias[poor] = rich;
            stay[rich] -= 1 - stay[poor];
            if (stay[rich] < 1) {
                small[smalls++] = rich;
            } else {
                large[larges++] = rich;
            }
        }
        // What is left misses 1 by rounding alone.
        for (int i = 0; i < smalls; i++) {
            stay[small[i]] = 1;
        }
    }

    public int draw(Draws draws) {
        int place = draws.below(stay.length);
        return draws.uniform() < stay[place] ? place : alias[place];
    }
}
