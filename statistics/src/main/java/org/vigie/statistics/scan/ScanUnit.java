package org.vigie.statistics.scan;

/// What is counted in the same nodes, and drawn anew as one: the events of a leaf, which count in
/// it and in everything above, or people with the same codes, who count once in each node that
/// holds any of them.
///
/// @param nodes see {@link Forest#lineage}; each once
/// @param cases how many of it are cases, at least 0
/// @param expected of a Bernoulli model, how many there are, cases or not; of a Poisson model, how
///   many cases are expected without an effect
public record ScanUnit(int[] nodes, int cases, double expected) {

    public ScanUnit {
        if (cases < 0 || !(expected >= 0) || Double.isInfinite(expected)) {
            throw new IllegalArgumentException(
                    "cases and what is expected lie at or above 0, were %d and %s"
                            .formatted(cases, expected));
        }
        nodes = nodes.clone();
    }
}
