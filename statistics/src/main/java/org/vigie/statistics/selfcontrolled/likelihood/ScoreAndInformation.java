package org.vigie.statistics.selfcontrolled.likelihood;

/// The log-likelihood at some coefficients, its gradient, and minus its second derivative: sums
/// over cases.
///
/// Those of disjoint cases add up, so people may be anywhere as long as each round's sums come
/// together.
///
/// @param value the log-likelihood
/// @param gradient its first derivative
/// @param information minus its second derivative
public record ScoreAndInformation(double value, double[] gradient, double[][] information) {

    static ScoreAndInformation zero(int columns) {
        return new ScoreAndInformation(0, new double[columns], new double[columns][columns]);
    }

    /// The sums over the cases of both.
    public ScoreAndInformation plus(ScoreAndInformation other) {
        ScoreAndInformation sum = zero(gradient.length);
        for (int a = 0; a < gradient.length; a++) {
            sum.gradient[a] = gradient[a] + other.gradient[a];
            for (int b = 0; b < gradient.length; b++) {
                sum.information[a][b] = information[a][b] + other.information[a][b];
            }
        }
        return new ScoreAndInformation(value + other.value, sum.gradient, sum.information);
    }
}
