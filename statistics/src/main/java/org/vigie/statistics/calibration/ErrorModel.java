package org.vigie.statistics.calibration;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// A method's systematic error as a function of the true effect θ, both on the logarithmic scale.
///
/// An estimate with standard error s is normal with mean a + b θ and variance σ(θ)² + s². The
/// calibrated estimate is the θ at which the mean equals it, (y − a)/b; the ends of its interval
/// are the nearest at which (y − a − b θ) / √(σ(θ)² + s²) is ±1.96. Where there is none within 100
/// of it, no effect on that side can be excluded and the end is 0 or infinite; so it is in a linear
/// model if the effect 100 away is not excluded, though nearer ones may be. The p value is that at
/// θ = 0.
///
/// Schuemie MJ, Hripcsak G, Ryan PB, Madigan D, Suchard MA (2018). Empirical confidence interval
/// calibration for population-level effect estimation studies in observational healthcare data. doi
/// 10.1073/pnas.1708282114.
///
/// @param mean a
/// @param meanSlope b, above 0
/// @param spread intercept of σ
/// @param spreadSlope its slope
/// @param form how σ depends on θ
public record ErrorModel(
        double mean, double meanSlope, double spread, double spreadSlope, Spread form) {

    /// How the standard deviation of the error depends on the true effect.
    public enum Spread {
        /// σ = intercept + slope |θ|.
        LINEAR,
        /// σ = e^(intercept + slope θ), as first published.
        LOG_LINEAR
    }

    /// A control whose true effect is known.
    ///
    /// @param trueLog θ, 0 for a negative control
    public record Control(LogEstimate estimate, double trueLog) {}

    private static final int MOST_EVALUATIONS = 1_000;
    private static final double ACCURACY = 1e-14;
    private static final double FURTHEST = 100;
    private static final double STEP = 0.1;

    public ErrorModel {
        if (!Double.isFinite(mean + spread + spreadSlope)
                || !(meanSlope > 0)
                || Double.isInfinite(meanSlope)) {
            throw new IllegalArgumentException(
                    """
                    a model of systematic error has finite terms and a slope above \
                    0, was %s + %s θ, %s and %s\
                    """
                            .formatted(mean, meanSlope, spread, spreadSlope));
        }
    }

    /// σ at a true effect; never below 0.
    public double sd(double trueLog) {
        return switch (form) {
            case LINEAR -> Math.max(0, spread + spreadSlope * Math.abs(trueLog));
            case LOG_LINEAR -> Math.exp(spread + spreadSlope * trueLog);
        };
    }

    /// The estimate with systematic error allowed for, as a ratio; {@link Estimate#NONE} if it is
    /// not known.
    public Estimate calibrate(LogEstimate estimate) {
        if (!estimate.known()) {
            return Estimate.NONE;
        }
        double point = (estimate.log() - mean) / meanSlope;
        return new Estimate(
                Math.exp(point),
                low(estimate, point),
                high(estimate, point),
                Wald.p(deviate(estimate, 0)));
    }

    /// The two-sided p value of a true effect, systematic error allowed for: 2 Φ(−|y − a − b θ| /
    /// √(σ(θ)² + s²)); an interval of level 1 − α holds those whose p is above α. `NaN` if the
    /// estimate is not known.
    ///
    /// @param trueLog θ
    public double p(LogEstimate estimate, double trueLog) {
        return estimate.known() ? Wald.p(deviate(estimate, trueLog)) : Double.NaN;
    }

    private double deviate(LogEstimate estimate, double trueLog) {
        return (estimate.log() - mean - meanSlope * trueLog)
                / Math.hypot(sd(trueLog), estimate.error());
    }

    private double low(LogEstimate estimate, double point) {
        if (form == Spread.LINEAR && deviate(estimate, point - FURTHEST) < Wald.Z) {
            return 0;
        }
        for (double from = point; from > point - FURTHEST; from -= STEP) {
            if (deviate(estimate, from - STEP) >= Wald.Z) {
                return Math.exp(root(estimate, Wald.Z, from - STEP, from));
            }
        }
        return 0;
    }

    private double high(LogEstimate estimate, double point) {
        if (form == Spread.LINEAR && deviate(estimate, point + FURTHEST) > -Wald.Z) {
            return Double.POSITIVE_INFINITY;
        }
        for (double to = point; to < point + FURTHEST; to += STEP) {
            if (deviate(estimate, to + STEP) <= -Wald.Z) {
                return Math.exp(root(estimate, -Wald.Z, to, to + STEP));
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private double root(LogEstimate estimate, double wanted, double low, double high) {
        return new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5)
                .solve(MOST_EVALUATIONS, at -> deviate(estimate, at) - wanted, low, high);
    }
}
