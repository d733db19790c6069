package org.vigie.statistics.sequential;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Cases among events, each a case with the same probability.
///
/// @param events the number of events up to each moment, not falling
/// @param probability of a case, between 0 and 1
record BinomialChain(int[] events, double probability) implements Chain {

    @Override
    public double[] after(int moment, double[] quiet, int size) {
        int more = events[moment] - (moment == 0 ? 0 : events[moment - 1]);
        BinomialDistribution distribution = BinomialDistribution.of(more, probability);
        double[] probabilities = new double[more + 1];
        for (int k = 0; k <= more; k++) {
            probabilities[k] = distribution.probability(k);
        }
        double[] after = new double[size];
        PoissonChain.add(quiet, probabilities, after);
        return after;
    }
}
