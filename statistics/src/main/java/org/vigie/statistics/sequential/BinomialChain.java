package org.vigie.statistics.sequential;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Cases among events, each a case with the same chance.
///
/// @param events the number of events up to each moment, not falling
/// @param chance of a case, between 0 and 1
record BinomialChain(int[] events, double chance) implements Chain {

    @Override
    public double[] after(int moment, double[] quiet, int size) {
        int more = events[moment] - (moment == 0 ? 0 : events[moment - 1]);
        BinomialDistribution distribution = BinomialDistribution.of(more, chance);
        double[] chances = new double[more + 1];
        for (int k = 0; k <= more; k++) {
            chances[k] = distribution.probability(k);
        }
        double[] after = new double[size];
        PoissonChain.add(quiet, chances, after);
        return after;
    }
}
