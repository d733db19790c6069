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
}
