package org.vigie.statistics;

import java.util.Random;
import java.util.stream.LongStream;
import org.vigie.Seed;

/// Matched sets drawn at random for tests: mixed sizes, each set with its own prevalence of
/// exposure.
final class MatchedSets {

    private MatchedSets() {}

    /// The first seeds, and the one that [Seed] gives.
    static LongStream seeds(int fixed) {
        long drawn = Seed.of("matched sets");
        return LongStream.concat(LongStream.rangeClosed(1, fixed), LongStream.of(drawn));
    }

    /// Sets of 2 to 6 people. In a set of n, x exposed, the case is exposed with probability x e^β
    /// / (x e^β + n − x).
    static MatchedTally draw(Random random, int sets, double beta) {
        MatchedTally tally = new MatchedTally();
        for (int set = 0; set < sets; set++) {
            int size = 2 + random.nextInt(5);
            double prevalence = 0.1 + 0.4 * random.nextDouble();
            int exposed = 0;
            for (int person = 0; person < size; person++) {
                exposed += random.nextDouble() < prevalence ? 1 : 0;
            }
            double weight = exposed * Math.exp(beta);
            tally.add(size, exposed, random.nextDouble() * (weight + size - exposed) < weight, 1);
        }
        return tally;
    }
}
