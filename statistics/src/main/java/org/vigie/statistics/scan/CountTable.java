package org.vigie.statistics.scan;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Draws a count by turning over its cumulative probabilities.
final class CountTable {

    private static final double ALL = 1 - 0x1p-53;

    private final double[] cumulative;

    private CountTable(double[] cumulative) {
        this.cumulative = cumulative;
    }

    /// @param cumulative the probability of a count or fewer, from 0 on; the table ends where it is
    ///   1 up to rounding
    /// @param most the highest count
    static CountTable of(IntToDoubleFunction cumulative, int most) {
        double[] probabilities = new double[16];
        int size = 0;
        do {
            if (size == probabilities.length) {
                probabilities = Arrays.copyOf(probabilities, 2 * size);
            }
            probabilities[size] = cumulative.applyAsDouble(size);
            size++;
        } while (size <= most && probabilities[size - 1] < ALL);
        return new CountTable(Arrays.copyOf(probabilities, size));
    }

    /// The least count whose cumulative probability is above a uniform number.
    int draw(double uniform) {
        if (uniform < cumulative[0]) {
            return 0;
        }
        int low = 0;
        int high = cumulative.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (uniform < cumulative[middle]) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
