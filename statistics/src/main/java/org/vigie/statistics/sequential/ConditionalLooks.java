package org.vigie.statistics.sequential;

import java.util.List;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.sequential.error.ControlCount;
import org.vigie.statistics.sequential.error.RateError;

/// Looks at events whose expected number comes from a history with few events: conditional MaxSPRT,
/// group sequential.
///
/// The statistic is {@link ConditionalMaxSprt#statistic}. Without effect, the number of events up
/// to time t, with the length of the history as the unit and its true rate unknown, is a Poisson
/// process whose rate is gamma distributed; probabilities are exact.
///
/// Li L, Kulldorff M (2010). doi 10.1002/sim.3780. Silva IR, Li L, Kulldorff M (2019). doi
/// 10.1080/07474946.2019.1574446.
///
/// @param past c, events of the history, at least 1
/// @param end when the history ended
/// @param time person-time watched up to each look divided by the person-time of the history, above
///   0, not falling
/// @param error of the history's rate, beside its uncertainty; {@link RateError#NONE} for none
/// @param fewest M, events below which nothing signals, at least 1
public record ConditionalLooks(
        long past, PastEnd end, List<Double> time, RateError error, int fewest) implements Looks {

    public ConditionalLooks {
        ConditionalMaxSprt.checkPast(past);
        Ascending.check("ratio of person-time to the history's", time);
        Ascending.checkFewest(fewest);
        time = List.copyOf(time);
    }

    /// Without systematic error.
    public ConditionalLooks(long past, PastEnd end, List<Double> time, int fewest) {
        this(past, end, time, RateError.NONE, fewest);
    }

    /// With a level that holds for a history that ended on a date, where one event may signal.
    public static ConditionalLooks of(long past, List<Double> time) {
        return new ConditionalLooks(past, PastEnd.BEFORE_NEXT, time, 1);
    }

    @Override
    public int size() {
        return time.size();
    }

    @Override
    public double information(int look) {
        return time.get(look);
    }

    @Override
    public double expected(int look) {
        return past * time.get(look);
    }

    @Override
    public double statistic(int look, int count) {
        return ConditionalMaxSprt.statistic(count, time.get(look), past);
    }

    @Override
    public int most(int look) {
        return Integer.MAX_VALUE;
    }

    @Override
    public ConditionalLooks under(RateError other) {
        return new ConditionalLooks(past, end, time, other, fewest);
    }

    @Override
    public ControlCount control(int look, int count) {
        return new ControlCount.Beside(count, past, time.get(look));
    }

    @Override
    public Estimate ratio(int look, int count) {
        return ExactOdds.times(count, past, 1 / time.get(look));
    }

    Course.Part[] parts(double ratio) {
        return Course.parts(
                error,
                expected(size() - 1),
                off -> new GammaChain(end.shape(past), Ascending.times(time, ratio * off)));
    }
}
