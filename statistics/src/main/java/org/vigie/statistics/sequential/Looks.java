package org.vigie.statistics.sequential;

import org.vigie.statistics.Estimate;
import org.vigie.statistics.sequential.error.ControlCount;
import org.vigie.statistics.sequential.error.RateError;

/// Planned looks at counts that add up: group sequential surveillance. What is counted at a look is
/// everything so far.
///
/// A signal is a count at or above that look's bound, {@link Bounds}; what may be said at each look
/// of what was counted, {@link LookResult}.
public sealed interface Looks permits PoissonLooks, ConditionalLooks, BinomialLooks {

    /// How many looks there are, at least 1.
    int size();

    /// M, the count below which nothing signals, at least 1.
    int fewest();

    /// How much has been seen at a look, on the scale on which α is spent: the expected count, the
    /// person-time as a ratio of the history's, or the number of events.
    ///
    /// @param look from 0
    double information(int look);

    /// The count expected at a look without effect.
    ///
    /// @param look from 0
    double expected(int look);

    /// The logarithm of the likelihood ratio of the best fitting relative risk above 1 to none: 0
    /// if the count is not above what is expected.
    ///
    /// @param look from 0
    /// @param count 0 to `most`
    double statistic(int look, int count);

    /// The highest count a look can have.
    ///
    /// @param look from 0
    int most(int look);

    /// The relative risk that a count at a look shows, with a 95 % interval that would hold if that
    /// look were the only one, and no p value: looking often makes intervals too narrow and, at a
    /// signal, too high.
    ///
    /// @param look from 0
    Estimate ratio(int look, int count);

    /// The same looks with a systematic error of what is expected: bounds then hold their level on
    /// average over it.
    Looks under(RateError error);

    /// What a count at a look tells of systematic error, if there is no effect.
    ///
    /// @param look from 0
    ControlCount control(int look, int count);

    /// What happens under bounds if the true relative risk is this.
    ///
    /// @param bounds of these looks
    /// @param ratio the relative risk, above 0; 1 is no effect
    default Performance performance(Bounds bounds, double ratio) {
        if (bounds.counts().size() != size()) {
            throw new IllegalArgumentException(
                    "there are bounds for %d looks, looks are %d"
                            .formatted(bounds.counts().size(), size()));
        }
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("a relative risk is above 0, was " + ratio);
        }
        return Performance.of(Course.of(this, ratio).signals(bounds.array()));
    }
}
