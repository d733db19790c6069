package org.vigie.statistics.sequential;

import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.sequential.error.ControlCount;
import org.vigie.statistics.sequential.error.RateError;

/// Looks at events that are each a case with a known probability if there is no effect: binomial
/// MaxSPRT, group sequential.
///
/// The statistic is {@link BinomialMaxSprt#statistic}. Probabilities are given the number of events
/// at each look.
///
/// @param events of cases and controls together up to each look, at least 1, not falling
/// @param probability of a case if there is no effect, between 0 and 1: 1 / (1 + z) with z controls
///   for a case
/// @param error of the odds of a case; {@link RateError#NONE} for none
/// @param fewest M, cases below which nothing signals, at least 1
public record BinomialLooks(List<Integer> events, double probability, RateError error, int fewest)
        implements Looks {

    public BinomialLooks {
        Ascending.check("number of events", events);
        Ascending.checkFewest(fewest);
        BinomialMaxSprt.checkProbability(probability);
        events = List.copyOf(events);
    }

    /// Without systematic error.
    public BinomialLooks(List<Integer> events, double probability, int fewest) {
        this(events, probability, RateError.NONE, fewest);
    }

    /// Looks with z controls for a case, where one case may signal.
    ///
    /// @param controls z, above 0: how many times as much unexposed person-time as exposed there is
    public static BinomialLooks matched(List<Integer> events, double controls) {
        return new BinomialLooks(events, BinomialMaxSprt.probability(controls), 1);
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public double information(int look) {
        return events.get(look);
    }

    @Override
    public double expected(int look) {
        return events.get(look) * probability;
    }

    @Override
    public double statistic(int look, int count) {
        return BinomialMaxSprt.statistic(count, events.get(look), probability);
    }

    @Override
    public int most(int look) {
        return events.get(look);
    }

    @Override
    public BinomialLooks under(RateError other) {
        return new BinomialLooks(events, probability, other, fewest);
    }

    @Override
    public ControlCount control(int look, int count) {
        return new ControlCount.Beside(
                count, events.get(look) - (long) count, probability / (1 - probability));
    }

    @Override
    public Estimate ratio(int look, int count) {
        return ExactOdds.times(count, events.get(look) - count, (1 - probability) / probability);
    }

    Course.Part[] parts(double ratio) {
        int[] counts = events.stream().mapToInt(Integer::intValue).toArray();
        return Course.parts(
                error,
                counts[counts.length - 1],
                off ->
                        new BinomialChain(
                                counts, BinomialMaxSprt.shifted(probability, ratio * off)));
    }
}
