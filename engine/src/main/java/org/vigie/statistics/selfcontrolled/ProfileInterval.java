package org.vigie.statistics.selfcontrolled;

import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// The interval of one coefficient by its profile likelihood: those values that a likelihood-ratio test does not
/// reject, the other coefficients being the most likely ones for each.
///
/// The ends are roots of √(2 drop) − z, which is nearly straight, so that the secant finds them in a few steps; each
/// climb begins where the others would be if they moved in proportion to the one.
///
/// Venzon DJ, Moolgavkar SH (1988). A method for computing profile-likelihood-based confidence intervals.
/// doi 10.2307/2347496. Penalised: Heinze G, Schemper M (2002). doi 10.1002/sim.1047.
final class ProfileInterval {

    private static final int MOST_EVALUATIONS = 200;
    private static final int MOST_DOUBLINGS = 60;
    private static final double ACCURACY = 1e-6;

    private final CaseSeries series;
    private final Ascent ascent;
    private final int column;
    private final boolean[] free;
    private final Ascent.Place top;
    private final double error;
    private double[] path;
    private Curvature curvature;

    ProfileInterval(CaseSeries series, int column) {
        this.series = series;
        this.ascent = new Ascent(series.likelihood(), series.model(), series.penalised());
        this.column = column;
        this.free = series.model();
        free[column] = false;
        double[] beta = IntStream.range(0, free.length)
                .mapToDouble(a -> Double.isNaN(series.coefficients()[a]) ? 0 : series.coefficients()[a]).toArray();
        this.top = ascent.place(beta);
        this.error = series.standardError(column);
        this.curvature = ascent.curvature(top, free);
    }

    Estimate estimate() {
        double beta = top.beta()[column];
        double p = Wald.p(Math.sqrt(2 * drop(-beta, straight())));
        return new Estimate(Math.exp(beta), Math.exp(beta + limit(-1)), Math.exp(beta + limit(1)), p);
    }

    /// How the other coefficients move with the one, where the likelihood is like a normal one.
    private double[] straight() {
        double[] along = series.covariance()[column];
        return IntStream.range(0, along.length).mapToDouble(a -> free[a] ? along[a] / along[column] : 0).toArray();
    }

    /// How far the profile lies below its top so far away from it: never below 0.
    private double drop(double away, double[] direction) {
        path = direction;
        Ascent.Place place = climb(away, direction);
        if (place.end() != Ascent.End.TOP) {
            curvature = ascent.curvature(top, free);
            place = climb(away, new double[free.length]);
        }
        if (place.end() == Ascent.End.TOP && away != 0) {
            path = difference(place.beta(), away);
        }
        return Math.max(0, top.value() - place.value());
    }

    private Ascent.Place climb(double away, double[] direction) {
        double[] start = top.beta().clone();
        for (int a = 0; a < start.length; a++) {
            start[a] += away * (a == column ? 1 : direction[a]);
        }
        return ascent.climbNearly(start, free, curvature);
    }

    private double[] difference(double[] beta, double away) {
        return IntStream.range(0, beta.length).mapToDouble(a -> free[a] ? (beta[a] - top.beta()[a]) / away : 0).toArray();
    }

    private double above(double away) {
        return Math.sqrt(2 * drop(away, path)) - Wald.Z;
    }

    /// How far the end lies from the top; infinite if the profile never falls that far, or cannot be followed that
    /// far out.
    private double limit(int side) {
        path = straight();
        double near = 0;
        double nearValue = -Wald.Z;
        double far = side * Wald.Z * error;
        double farValue = above(far);
        for (int i = 0; farValue < 0 && i < MOST_DOUBLINGS; i++) {
            near = far;
            nearValue = farValue;
            far *= 1.5;
            farValue = above(far);
        }
        return farValue >= 0 ? root(near, nearValue, far, farValue) : side * Double.POSITIVE_INFINITY;
    }

    /// Between two places at the nearer of which the value is below 0: by the secant of the last two, or halfway where
    /// that leads out.
    private double root(double near, double nearValue, double far, double farValue) {
        double before = near;
        double beforeValue = nearValue;
        double last = far;
        double lastValue = farValue;
        double low = near;
        double high = far;
        for (int i = 0; i < MOST_EVALUATIONS && lastValue != 0; i++) {
            double next = last - lastValue * (last - before) / (lastValue - beforeValue);
            boolean inside = (next - low) * (next - high) < 0;
            next = inside ? next : (low + high) / 2;
            if (Math.abs(next - last) <= ACCURACY * error) {
                return next;
            }
            before = last;
            beforeValue = lastValue;
            last = next;
            lastValue = above(next);
            low = lastValue < 0 ? next : low;
            high = lastValue < 0 ? high : next;
        }
        return last;
    }
}
