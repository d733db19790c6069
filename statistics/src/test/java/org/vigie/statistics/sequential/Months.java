package org.vigie.statistics.sequential;

import java.util.List;
import java.util.stream.IntStream;

/// Twelve months with one event expected in each, as the reference values have them.
final class Months {

    static final PoissonLooks TWELVE = PoissonLooks.even(12, 1);

    private Months() {}

    /// Person-time of months 1 to 12 with a history of 30 months' worth: 60,000 and 2,000 a month.
    static List<Double> ofThirty() {
        return IntStream.rangeClosed(1, 12).mapToObj(i -> i / 30.0).toList();
    }

    /// Counts so far from counts a month.
    static List<Integer> soFar(int... each) {
        int[] sum = each.clone();
        for (int i = 1; i < sum.length; i++) {
            sum[i] += sum[i - 1];
        }
        return IntStream.of(sum).boxed().toList();
    }
}
