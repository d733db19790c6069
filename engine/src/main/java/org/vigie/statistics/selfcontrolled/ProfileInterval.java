package org.vigie.statistics.selfcontrolled;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

/// The interval of one coefficient by its profile likelihood: those values that a likelihood-ratio test does not
/// reject, the other coefficients being the most likely ones for each.
///
/// Venzon DJ, Moolgavkar SH (1988). A method for computing profile-likelihood-based confidence intervals.
/// doi 10.2307/2347496. Penalised: Heinze G, Schemper M (2002). doi 10.1002/sim.1047.
final class ProfileInterval {

    private static final int MOST_EVALUATIONS = 200;
    private static final int MOST_DOUBLINGS = 60;
    private static final double ACCURACY = 1e-8;

    private final Ascent ascent;
    private final int column;
    private final boolean[] free;
    private final Ascent.Place top;
    private final double error;
    private double[] nearby;

    ProfileInterval(CaseSeries series, int column) {
        this.ascent = new Ascent(series.likelihood(), series.model(), series.penalised());
        this.column = column;
        this.free = series.model();
        free[column] = false;
        double[] beta = IntStream.range(0, free.length)
                .mapToDouble(a -> Double.isNaN(series.coefficients()[a]) ? 0 : series.coefficients()[a]).toArray();
        this.top = ascent.place(beta);
        this.error = series.standardError(column);
    }

    Estimate estimate() {
        double beta = top.beta()[column];
        nearby = top.beta();
        double p = Wald.p(Math.sqrt(2 * drop(0)));
        return new Estimate(Math.exp(beta), Math.exp(limit(-1)), Math.exp(limit(1)), p);
    }

    /// How far the profile lies below its top: never below 0.
    private double drop(double value) {
        double[] start = nearby.clone();
        start[column] = value;
        Ascent.Place place = ascent.climb(start, free);
        if (place.end() == Ascent.End.TOP) {
            nearby = place.beta();
        }
        return Math.max(0, top.value() - place.value());
    }

    /// The root of √(2 drop) − z, which is nearly straight; infinite if the profile never falls that far, or cannot be
    /// followed that far out.
    private double limit(int side) {
        nearby = top.beta();
        double beta = top.beta()[column];
        DoubleUnaryOperator above = away -> Math.sqrt(2 * drop(beta + side * away)) - Wald.Z;
        double near = 0;
        double far = Wald.Z * error;
        double there = above.applyAsDouble(far);
        for (int i = 0; there < 0 && i < MOST_DOUBLINGS; i++) {
            near = far;
            far *= 1.5;
            there = above.applyAsDouble(far);
        }
        if (!(there >= 0)) {
            return side * Double.POSITIVE_INFINITY;
        }
        return beta + side * new BracketingNthOrderBrentSolver(ACCURACY * error, 5).solve(MOST_EVALUATIONS,
                above::applyAsDouble, near, far);
    }
}
