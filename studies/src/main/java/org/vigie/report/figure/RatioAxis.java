package org.vigie.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;
import org.vigie.statistics.Estimate;

/// A logarithmic axis for ratios that holds 1 and all point estimates, and as much of the intervals
/// as leaves the rest readable.
public record RatioAxis(double low, double high) {

    private static final double WIDEST = 64;
    private static final double[] TICKS = {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50};

    public static RatioAxis of(List<Estimate> estimates) {
        double least = least(estimates.stream().mapToDouble(Estimate::value));
        double most = most(estimates.stream().mapToDouble(Estimate::value));
        double low = Math.max(least(estimates.stream().mapToDouble(Estimate::low)), least / 3);
        double high = Math.min(most(estimates.stream().mapToDouble(Estimate::high)), most * 3);
        return new RatioAxis(
                Math.max(1 / WIDEST, Math.min(0.8, low / 1.1)),
                Math.min(WIDEST, Math.max(1.25, high * 1.1)));
    }

    /// As far to the left of 1 as to the right.
    public static RatioAxis symmetric(List<Estimate> estimates) {
        double most = most(estimates.stream().mapToDouble(Estimate::value));
        double least = least(estimates.stream().mapToDouble(Estimate::value));
        double reach =
                Math.min(
                        WIDEST,
                        1.15 * Math.max(2, Math.max(most, 1 / Math.max(least, 1 / WIDEST))));
        return new RatioAxis(1 / reach, reach);
    }

    /// The ratio, or the end of the axis where it lies beyond; `NaN` stays.
    public double clamp(double ratio) {
        return Double.isNaN(ratio) ? ratio : Math.clamp(ratio, low, high);
    }

    public double[] clamp(DoubleStream ratios) {
        return ratios.map(this::clamp).toArray();
    }

    private boolean isBeyond(double ratio) {
        return !Double.isNaN(ratio) && clamp(ratio) != ratio;
    }

    /// What a caption adds where points lie beyond the axis; empty where none does.
    public String beyond(DoubleStream ratios) {
        long beyond = ratios.filter(this::isBeyond).count();
        return beyond == 0
                ? ""
                : " %s beyond the axis %s drawn at its end; the table has the numbers."
                        .formatted(
                                beyond == 1 ? "A point" : beyond + " points",
                                beyond == 1 ? "is" : "are");
    }

    public boolean holds(Estimate estimate) {
        return Double.isNaN(estimate.value())
                || (clamp(estimate.low()) == estimate.low()
                        && clamp(estimate.high()) == estimate.high());
    }

    /// What a caption adds where points lie beyond the axis or intervals are cut; empty where none
    /// is.
    public String remark(List<Estimate> estimates) {
        return beyond(estimates.stream().mapToDouble(Estimate::value))
                + (estimates.stream().allMatch(this::holds)
                        ? ""
                        : " Intervals that reach beyond the axis are cut at its end.");
    }

    public List<Double> domain() {
        return List.of(low, high);
    }

    public List<Double> ticks() {
        return DoubleStream.of(TICKS).filter(tick -> tick >= low && tick <= high).boxed().toList();
    }

    private static double least(DoubleStream ratios) {
        return ratios.filter(ratio -> !Double.isNaN(ratio)).min().orElse(1);
    }

    private static double most(DoubleStream ratios) {
        return ratios.filter(ratio -> !Double.isNaN(ratio)).max().orElse(1);
    }
}
