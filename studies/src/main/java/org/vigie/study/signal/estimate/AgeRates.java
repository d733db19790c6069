package org.vigie.study.signal.estimate;

import java.util.Arrays;
import java.util.List;
import org.vigie.statistics.selfcontrolled.Flag;

/// How the rate of an outcome goes with age, by groups, as the case series of all who have it
/// finds.
///
/// @param firstDays the first day of age of each group, increasing; the first group holds for
///   younger days too
/// @param rates of each, relative to one of them; 0 where no event fell
record AgeRates(int[] firstDays, double[] rates) {

    /// The same at every age.
    static final AgeRates EVEN = new AgeRates(new int[] {0}, new double[] {1});

    /// Of a curve; even where it is empty. A group whose rate cannot be told, because nobody was
    /// seen in it and in another, is taken as 1: there is nothing to weigh it against.
    static AgeRates of(List<CurvePoint> curve) {
        return curve.isEmpty()
                ? EVEN
                : new AgeRates(
                        curve.stream().mapToInt(CurvePoint::first).toArray(),
                        curve.stream().mapToDouble(AgeRates::rate).toArray());
    }

    private static double rate(CurvePoint point) {
        if (point.flags().contains(Flag.GROUP_WITHOUT_EVENTS.reason())) {
            return 0;
        }
        return Double.isNaN(point.rate().value()) ? 1 : point.rate().value();
    }

    /// The group of a day of age.
    int group(int day) {
        int place = Arrays.binarySearch(firstDays, day);
        return Math.max(0, place >= 0 ? place : -place - 2);
    }

    /// The last day of age of a group.
    int last(int group) {
        return group + 1 < firstDays.length ? firstDays[group + 1] - 1 : Integer.MAX_VALUE;
    }
}
