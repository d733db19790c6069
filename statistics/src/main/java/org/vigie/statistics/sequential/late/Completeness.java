package org.vigie.statistics.sequential.late;

import java.util.ArrayList;
import java.util.List;
import org.vigie.statistics.sequential.Ascending;

/// How much of what happened is recorded so and so long after: what to expect of data that come
/// late.
///
/// @param shares what is recorded of a period's events by its own end, a period later, and so on,
///   above 0 and at most 1, not falling; the last holds from then on
public record Completeness(List<Double> shares) {

    public Completeness {
        Ascending.check("share recorded", shares);
        if (shares.getLast() > 1) {
            throw new IllegalArgumentException(
                    "a share recorded is at most 1, was " + shares.getLast());
        }
        shares = List.copyOf(shares);
    }

    /// The number expected to be recorded by the end of the last period.
    ///
    /// @param each what is expected to happen in each period, from 0
    public double expected(List<Double> each) {
        double sum = 0;
        for (int i = 0; i < each.size(); i++) {
            double share = shares.get(Math.min(each.size() - 1 - i, shares.size() - 1));
            sum += check(each.get(i), i) * share;
        }
        return sum;
    }

    /// The number expected to be recorded by the end of each period, with the data there are then.
    public List<Double> looks(List<Double> each) {
        List<Double> looks = new ArrayList<>();
        for (int i = 1; i <= each.size(); i++) {
            looks.add(expected(each.subList(0, i)));
        }
        return looks;
    }

    private static double check(double each, int period) {
        if (!(each >= 0) || Double.isInfinite(each)) {
            throw new IllegalArgumentException(
                    "what is expected in a period is 0 or more, was %s in period %d"
                            .formatted(each, period + 1));
        }
        return each;
    }
}
