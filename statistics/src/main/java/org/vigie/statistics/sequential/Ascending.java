package org.vigie.statistics.sequential;

import java.util.List;

/// What is known of every plan of looks: that there are some, and that what they see grows.
public final class Ascending {

    private Ascending() {}

    /// Refuses what does not start above 0 or falls.
    ///
    /// @param what in words, for the message
    public static void check(String what, List<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("surveillance needs a look or more, had none");
        }
        double before = 0;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i).doubleValue();
            if (!(value > 0) || Double.isInfinite(value) || value < before) {
                throw new IllegalArgumentException(
                        ("the %s up to a look is above 0 and not below that of the look"
                                        + " before, was %s at look %d after %s")
                                .formatted(what, values.get(i), i + 1, before));
            }
            before = value;
        }
    }

    /// Refuses a count of events to signal below 1.
    public static void checkFewest(int fewest) {
        if (fewest < 1) {
            throw new IllegalArgumentException("a signal needs 1 event or more, was " + fewest);
        }
    }

    static double[] times(List<Double> values, double factor) {
        return values.stream().mapToDouble(each -> each * factor).toArray();
    }
}
