package org.vigie.statistics.sequential;

import java.util.ArrayList;
import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.PoissonRate;
import org.vigie.statistics.sequential.error.ControlCount;
import org.vigie.statistics.sequential.error.RateError;

/// Looks at events whose expected number is known, or known but for a systematic error: Poisson
/// MaxSPRT, group sequential.
///
/// The statistic of c events where u are expected is c ln(c/u) − (c − u) if c > u, else 0. The
/// number of looks and how little is expected between two of them do not matter.
///
/// Kulldorff M et al (2011). doi 10.1080/07474946.2011.539924.
///
/// @param expected the number of events expected without effect up to each look, above 0, not
///   falling
/// @param error of the expected numbers; {@link RateError#NONE} if they are known
/// @param fewest M, events below which nothing signals, at least 1
public record PoissonLooks(List<Double> expected, RateError error, int fewest) implements Looks {

    public PoissonLooks {
        Ascending.check("expected number", expected);
        Ascending.checkFewest(fewest);
        expected = List.copyOf(expected);
    }

    /// Looks whose expected numbers are known, where one event may signal.
    public static PoissonLooks of(List<Double> expected) {
        return new PoissonLooks(expected, RateError.NONE, 1);
    }

    /// So many looks with as much expected between any two.
    ///
    /// @param each above 0, expected from one look to the next
    public static PoissonLooks even(int looks, double each) {
        List<Double> expected = new ArrayList<>();
        for (int i = 1; i <= looks; i++) {
            expected.add(i * each);
        }
        return of(expected);
    }

    @Override
    public PoissonLooks under(RateError other) {
        return new PoissonLooks(expected, other, fewest);
    }

    @Override
    public int size() {
        return expected.size();
    }

    @Override
    public double information(int look) {
        return expected.get(look);
    }

    @Override
    public double expected(int look) {
        return expected.get(look);
    }

    @Override
    public double statistic(int look, int count) {
        return PoissonMaxSprt.statistic(count, expected.get(look));
    }

    @Override
    public int most(int look) {
        return Integer.MAX_VALUE;
    }

    @Override
    public ControlCount control(int look, int count) {
        return new ControlCount.Known(count, expected.get(look));
    }

    @Override
    public Estimate ratio(int look, int count) {
        return PoissonRate.exact(count, expected.get(look));
    }

    Course.Part[] parts(double ratio) {
        return Course.parts(
                error,
                expected.getLast(),
                off -> new PoissonChain(Ascending.times(expected, ratio * off)));
    }
}
