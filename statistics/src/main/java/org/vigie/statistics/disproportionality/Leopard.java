package org.vigie.statistics.disproportionality;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Whether a drug is started more often after an event than before it: given for the event or its
/// first signs, not the cause of it (protopathic bias).
///
/// Starts are counted in equal windows before and after the event, 25 days in the method's source,
/// the day of the event in neither. Under no association a start falls after with probability T₁ /
/// (T₀ + T₁), with T₀ and T₁ the days observed before and after (one half where all are observed to
/// the end of both windows). p is the exact probability of as many after or more. A signal whose p
/// is below .05 is struck out. With no start at all p is 1.
///
/// Schuemie MJ (2011). doi 10.1002/pds.2051.
///
/// @param before starts before the event
/// @param after starts after it
/// @param p one-sided p value
public record Leopard(long before, long after, double p) {

    /// The days of each window in the method's source.
    public static final int WINDOW = 25;

    private static final double STRUCK = 0.05;

    /// With every day of both windows observed.
    public static Leopard of(long before, long after) {
        return of(before, after, 1, 1);
    }

    /// @param timeBefore T₀, days observed before, above 0
    /// @param timeAfter T₁, days observed after, above 0
    public static Leopard of(long before, long after, double timeBefore, double timeAfter) {
        if (before < 0 || after < 0 || !(timeBefore > 0) || !(timeAfter > 0)) {
            throw new IllegalArgumentException(
                    "starts lie at or above 0 and time above 0, was %d in %s, %d in %s"
                            .formatted(before, timeBefore, after, timeAfter));
        }
        int starts = Math.toIntExact(before + after);
        double probability = timeAfter / (timeBefore + timeAfter);
        double p =
                after == 0
                        ? 1
                        : BinomialDistribution.of(starts, probability)
                                .survivalProbability(Math.toIntExact(after) - 1);
        return new Leopard(before, after, p);
    }

    /// Whether a signal of this drug is to be struck out.
    public boolean protopathic() {
        return p < STRUCK;
    }
}
