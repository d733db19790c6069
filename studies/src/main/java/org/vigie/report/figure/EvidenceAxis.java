package org.vigie.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/// The axis of −log10 p. Where it reaches far, square roots keep what lies near the thresholds
/// apart.
public record EvidenceAxis(double top) {

    /// The highest −log10 p drawn: a computer cannot tell smaller p values from 0.
    public static final double CEILING = 320;

    /// What is called significant on a page.
    public static final double LEVEL = 0.05;

    private static final double FAR = 60;

    /// @param heights what is drawn, and the lines it must hold
    public static EvidenceAxis of(DoubleStream heights) {
        return new EvidenceAxis(1.08 * Math.max(2, heights.max().orElse(2)));
    }

    String scale() {
        return top > FAR ? "sqrt" : "linear";
    }

    String title() {
        return top > FAR ? "−log₁₀ p (square-root scale)" : "−log₁₀ p";
    }

    List<Double> ticks() {
        double step = step();
        var ticks =
                top > FAR
                        ? DoubleStream.of(0, 2, 5, 10, 20, 50, 100, 200, 300)
                        : DoubleStream.iterate(0, tick -> tick <= top, tick -> tick + step);
        return ticks.filter(tick -> tick <= top).boxed().toList();
    }

    private double step() {
        if (top > 30) {
            return 10;
        }
        if (top > 12) {
            return 5;
        }
        return top > 6 ? 2 : 1;
    }

    /// How far up a height is drawn, from 0 to 1.
    public double share(double height) {
        return top > FAR ? Math.sqrt(height / top) : height / top;
    }

    /// Fills the blanks that every figure with this axis has.
    public FigureSpec fill(FigureSpec spec) {
        return spec.with("top", top)
                .with("scale", scale())
                .with("evidence", title())
                .with("evidenceTicks", ticks());
    }

    /// −log10 p, at most {@link #CEILING}.
    public static double height(double p) {
        return Math.min(CEILING, Math.max(0, -Math.log10(p)));
    }
}
