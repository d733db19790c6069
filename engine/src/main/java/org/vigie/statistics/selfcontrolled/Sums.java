package org.vigie.statistics.selfcontrolled;

/// The log-likelihood at one place, its gradient, and minus its second derivative: sums over cases.
///
/// Those of disjoint cases add up, so people may be anywhere as long as each round's sums come together.
///
/// @param value       the log-likelihood
/// @param gradient    its first derivative
/// @param information minus its second derivative
public record Sums(double value, double[] gradient, double[][] information) {

    static Sums zero(int columns) {
        return new Sums(0, new double[columns], new double[columns][columns]);
    }

    /// The sums over the cases of both.
    public Sums plus(Sums other) {
        Sums sum = zero(gradient.length);
        for (int a = 0; a < gradient.length; a++) {
            sum.gradient[a] = gradient[a] + other.gradient[a];
            for (int b = 0; b < gradient.length; b++) {
                sum.information[a][b] = information[a][b] + other.information[a][b];
            }
        }
        return new Sums(value + other.value, sum.gradient, sum.information);
    }
}
