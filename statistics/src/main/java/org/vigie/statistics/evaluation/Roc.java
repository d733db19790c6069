package org.vigie.statistics.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/// The curve of true against false positives: for every threshold, the share of positive and of
/// negative controls whose log ratio is at or above it. From (0, 0) to (1, 1), thresholds falling.
/// The area under it, in straight lines, is {@link AreaUnderCurve}; the same controls enter.
///
/// @param points at least two if there are positive and negative controls, else none
public record Roc(List<Point> points) {

    /// @param threshold infinite at the beginning
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    /// The curve of these estimates.
    public static Roc of(Collection<ScoredControl> judged) {
        double[] positives = ranks(judged, true);
        double[] negatives = ranks(judged, false);
        List<Point> points = new ArrayList<>();
        if (positives.length > 0 && negatives.length > 0) {
            points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
            DoubleStream.concat(Arrays.stream(positives), Arrays.stream(negatives))
                    .distinct()
                    .sorted()
                    .map(t -> -t)
                    .sorted()
                    .map(t -> -t)
                    .forEach(t ->
                            points.add(new Point(t, share(negatives, t), share(positives, t))));
        }
        return new Roc(List.copyOf(points));
    }

    private static double[] ranks(Collection<ScoredControl> judged, boolean harms) {
        return judged.stream()
                .filter(each -> harms ? each.control().harms() : !each.control().positive())
                .mapToDouble(ScoredControl::rank)
                .toArray();
    }

    private static double share(double[] ranks, double threshold) {
        return (double) Arrays.stream(ranks).filter(rank -> rank >= threshold).count()
                / ranks.length;
    }
}
