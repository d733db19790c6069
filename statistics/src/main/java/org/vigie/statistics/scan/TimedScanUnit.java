package org.vigie.statistics.scan;

import java.util.Arrays;

/// What is counted in the same nodes, day by day.
///
/// @param nodes see {@link Forest#lineage}; each once
/// @param cases on each day of the study, from the first on; at least 0
public record TimedScanUnit(int[] nodes, int[] cases) {

    public TimedScanUnit {
        nodes = nodes.clone();
        cases = cases.clone();
        if (Arrays.stream(cases).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("cases of a day lie at or above 0");
        }
    }

    int total() {
        return Arrays.stream(cases).reduce(0, Math::addExact);
    }
}
