package org.vigie.statistics.sequential.error;

import java.util.function.DoubleUnaryOperator;

/// Systematic error of an expected count: without any effect the true rate is the assumed one times
/// a ratio whose logarithm is normal, as negative controls show it. One ratio holds for all of a
/// surveillance.
///
/// Expected counts from historical rates are often wrong by more than random error, and a test that
/// takes them for known then signals too often.
/// {@link org.vigie.statistics.sequential.PoissonLooks} with an error has bounds that hold the
/// level on average over it.
///
/// Schuemie MJ et al (2022). Vaccine safety surveillance using routinely collected healthcare data.
/// doi 10.3389/fphar.2022.893484.
///
/// @param mean of the logarithm of the ratio
/// @param sd its standard deviation, at least 0
public record RateError(double mean, double sd) {

    /// The expected count is known.
    public static final RateError NONE = new RateError(0, 0);

    private static final double WIDTH = 8;
    private static final double WIDEST_STEP = 0.25;

    /// A ratio and its share.
    public record Node(double ratio, double weight) {}

    public RateError {
        if (!Double.isFinite(mean) || !(sd >= 0) || Double.isInfinite(sd)) {
            throw new IllegalArgumentException(
                    "a systematic error has a mean and a standard deviation from 0, was %s, %s"
                            .formatted(mean, sd));
        }
    }

    /// The mean over the error of what depends on the ratio of true to assumed rate.
    ///
    /// @param expected the largest expected count in it: the larger, the finer the steps
    public double mean(double expected, DoubleUnaryOperator of) {
        double sum = 0;
        for (Node node : nodes(expected)) {
            sum += node.weight() * of.applyAsDouble(node.ratio());
        }
        return sum;
    }

    /// The trapezoidal rule over z = −8 … 8, which for a smooth function under a normal density is
    /// exact but for an error like e^(−2π²s²/h²), h the step and s the scale on which the function
    /// changes. A probability of counts changes with the logarithm of a rate on a scale of
    /// 1/√expected; steps are .7 of that.
    public Node[] nodes(double expected) {
        if (sd == 0) {
            return new Node[] {new Node(Math.exp(mean), 1)};
        }
        double step = Math.min(WIDEST_STEP, 0.7 / (sd * Math.sqrt(Math.max(1, expected))));
        int half = (int) Math.ceil(WIDTH / step);
        double[] weights = new double[2 * half + 1];
        double total = 0;
        for (int i = -half; i <= half; i++) {
            double z = i * step;
            weights[i + half] = Math.exp(-z * z / 2);
            total += weights[i + half];
        }
        Node[] nodes = new Node[weights.length];
        for (int i = -half; i <= half; i++) {
            nodes[i + half] = new Node(Math.exp(mean + sd * i * step), weights[i + half] / total);
        }
        return nodes;
    }
}
