package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.statistics.selfcontrolled.likelihood.InverseHessian;
import org.vigie.statistics.selfcontrolled.likelihood.NewtonMaximiser;

/// The interval of one coefficient by its profile likelihood: those values that a likelihood-ratio
/// test does not reject, the other coefficients being the most likely ones for each.
///
/// The ends are roots of √(2 drop) − z, which is nearly straight, so that the secant finds them in
/// a few steps; each climb begins where the others would be if they moved in proportion to the one.
///
/// Venzon DJ, Moolgavkar SH (1988). A method for computing profile-likelihood-based confidence
/// intervals. doi 10.2307/2347496. Penalised: Heinze G, Schemper M (2002). doi 10.1002/sim.1047.
final class ProfileInterval {

    private static final int MOST_EVALUATIONS = 200;
    private static final int MOST_DOUBLINGS = 60;
    private static final int MOST_SUMMITS = 5;
    private static final double ACCURACY = 1e-8;

    private final NewtonMaximiser ascent;
    private final double[][] covariance;
    private final int column;
    private final boolean[] free;
    private final NewtonMaximiser.Place top;
    private final double error;
    private double[] path;
    private NewtonMaximiser.Place last;
    private InverseHessian curvature;

    /// @param ascent of the model's likelihood
    /// @param coefficients at its top; `NaN` where there is none
    /// @param covariance theirs
    /// @param column the coefficient whose interval is asked for
    ProfileInterval(
            NewtonMaximiser ascent, double[] coefficients, double[][] covariance, int column) {
        this.ascent = ascent;
        this.covariance = covariance;
        this.column = column;
        this.free = ascent.model().clone();
        free[column] = false;
        double[] beta =
                Arrays.stream(coefficients).map(each -> Double.isNaN(each) ? 0 : each).toArray();
        this.top = ascent.place(beta);
        this.error = Math.sqrt(covariance[column][column]);
        this.curvature = ascent.curvature(top, free);
        this.path = straight();
        this.last = top;
    }

    Estimate estimate() {
        double beta = top.beta()[column];
        double p = Wald.p(Math.sqrt(2 * highestDrop(-beta)));
        return new Estimate(
                Math.exp(beta), Math.exp(beta + limit(-1)), Math.exp(beta + limit(1)), p);
    }

    /// How the other coefficients move with the one, if the log-likelihood were quadratic.
    private double[] straight() {
        double[] along = covariance[column];
        return IntStream.range(0, along.length)
                .mapToDouble(a -> free[a] ? along[a] / along[column] : 0)
                .toArray();
    }

    private double highestDrop(double away) {
        path = straight();
        drop(away);
        return lookAround(away);
    }

    /// By how much the profile is below its maximum at a distance from it, along the path: never
    /// below 0, and 0 where no maximum over the others can be found, so that the interval is never
    /// too narrow for it.
    private double drop(double away) {
        last = climb(away, path);
        if (last.end() != NewtonMaximiser.End.TOP) {
            curvature = ascent.curvature(top, free);
            last = climb(away, new double[free.length]);
        }
        return fallen(away);
    }

    /// The same, and not along the path alone: where the others have a higher local maximum, the
    /// path leads there from now on.
    private double lookAround(double away) {
        NewtonMaximiser.Place highest = ascent.highest(last, free);
        if (highest != last) {
            last = highest;
            curvature = ascent.curvature(top, free);
        }
        return fallen(away);
    }

    private double fallen(double away) {
        if (last.end() != NewtonMaximiser.End.TOP) {
            return 0;
        }
        if (away != 0) {
            path = difference(last.beta(), away);
        }
        return Math.max(0, top.value() - last.value());
    }

    private NewtonMaximiser.Place climb(double away, double[] direction) {
        double[] start = top.beta().clone();
        for (int a = 0; a < start.length; a++) {
            start[a] += away * (a == column ? 1 : direction[a]);
        }
        return ascent.climbNearly(start, free, curvature);
    }

    private double[] difference(double[] beta, double away) {
        return IntStream.range(0, beta.length)
                .mapToDouble(a -> free[a] ? (beta[a] - top.beta()[a]) / away : 0)
                .toArray();
    }

    private double above(double away) {
        return Math.sqrt(2 * drop(away)) - Wald.Z;
    }

    /// How far the end lies from the maximum; infinite if the profile never falls that far, or
    /// cannot be followed that far out.
    private double limit(int side) {
        path = straight();
        double end = limit(0, -Wald.Z, side * Wald.Z * error);
        for (int i = 0; Double.isFinite(end) && i < MOST_SUMMITS; i++) {
            double before = last.value();
            double value = Math.sqrt(2 * lookAround(end)) - Wald.Z;
            if (last.value() == before) {
                return end;
            }
            end = limit(end, value, end * 1.1);
        }
        return end;
    }

    private double limit(double begin, double beginValue, double first) {
        double near = begin;
        double nearValue = beginValue;
        double far = first;
        double farValue = above(far);
        for (int i = 0; farValue < 0 && i < MOST_DOUBLINGS; i++) {
            near = far;
            nearValue = farValue;
            far *= 1.5;
            farValue = above(far);
        }
        return farValue >= 0
                ? root(near, nearValue, far, farValue)
                : Math.signum(first) * Double.POSITIVE_INFINITY;
    }

    /// Between two places at the nearer of which the value is below 0: by the secant of the last
    /// two, or halfway where that leads out.
    private double root(double near, double nearValue, double far, double farValue) {
        double before = near;
        double beforeValue = nearValue;
        double here = far;
        double hereValue = farValue;
        double low = near;
        double high = far;
        for (int i = 0; i < MOST_EVALUATIONS && hereValue != 0; i++) {
            double next = here - hereValue * (here - before) / (hereValue - beforeValue);
            boolean inside = (next - low) * (next - high) < 0;
            next = inside ? next : (low + high) / 2;
            if (Math.abs(next - here) <= ACCURACY * error) {
                return next;
            }
            before = here;
            beforeValue = hereValue;
            here = next;
            hereValue = above(next);
            low = hereValue < 0 ? next : low;
            high = hereValue < 0 ? high : next;
        }
        return here;
    }
}
