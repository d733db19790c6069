package org.vigie.statistics.selfcontrolled;

import java.util.stream.IntStream;

/// The climb to the maximum of a case series' likelihood, or of Firth's penalised one, over some of the
/// coefficients while the others stay as they are.
///
/// Newton's method; a step that lowers the likelihood is halved. With Firth's penalty ½ log |information|, of all
/// columns in the model, the gradient is that of Heinze and Schemper (2002, doi 10.1002/sim.1047).
///
/// @param likelihood of the coefficients
/// @param model      the columns whose coefficients are in the model; the others are 0
/// @param penalised  whether Firth's penalty is added
record Ascent(CaseLikelihood likelihood, boolean[] model, boolean penalised) {

    private static final int MOST_STEPS = 100;
    private static final int STEPS_BEFORE_DOUBT = 8;
    private static final int MOST_HALVINGS = 60;
    private static final double SMALL_STEP = 1e-9;
    private static final double ROUNDING = 1e-12;

    /// Where a climb ended.
    enum End {
        TOP, SEPARATED, TOO_FLAT
    }

    /// @param beta  the coefficients
    /// @param sums  there
    /// @param value what was climbed: the log-likelihood with its penalty
    /// @param steps of Newton's method
    /// @param end   whether it is the top
    record Place(double[] beta, Sums sums, double value, int steps, End end) {

        Place ended(int afterSteps, End how) {
            return new Place(beta, sums, value, afterSteps, how);
        }
    }

    Place place(double[] beta) {
        Sums sums = likelihood.at(beta);
        double penalty = penalised ? new Symmetric(sums.information(), model).logDeterminant() / 2 : 0;
        return new Place(beta, sums, sums.value() + penalty, 0, End.TOP);
    }

    /// From a start to the top, the coefficients that are not free staying.
    Place climb(double[] start, boolean[] free) {
        Place here = place(start);
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            Symmetric information = new Symmetric(here.sums.information(), free);
            if (IntStream.range(0, free.length).anyMatch(a -> free[a] && !information.kept(a))) {
                return here.ended(steps, likelihood.separatedAlong(here.beta) ? End.SEPARATED : End.TOO_FLAT);
            }
            double[] step = information.solve(gradient(here));
            if (!penalised && steps > STEPS_BEFORE_DOUBT && likelihood.separatedAlong(step)) {
                return here.ended(steps, End.SEPARATED);
            }
            if (small(step, here.sums.information(), free)) {
                return moved(here.beta, step, 1).ended(steps, End.TOP);
            }
            here = higher(here, step);
        }
        return here.ended(MOST_STEPS, End.TOO_FLAT);
    }

    private double[] gradient(Place here) {
        double[] gradient = here.sums.gradient();
        if (!penalised) {
            return gradient;
        }
        double[][] inverse = new Symmetric(here.sums.information(), model).inverse();
        double[] skew = likelihood.skew(here.beta, inverse);
        return IntStream.range(0, gradient.length).mapToDouble(a -> gradient[a] + skew[a] / 2).toArray();
    }

    private Place higher(Place from, double[] step) {
        double lowest = from.value - ROUNDING * (Math.abs(from.value) + likelihood.events());
        double length = 1;
        Place to = moved(from.beta, step, length);
        for (int i = 0; i < MOST_HALVINGS && !(to.value >= lowest); i++) {
            length /= 2;
            to = moved(from.beta, step, length);
        }
        return to;
    }

    private Place moved(double[] beta, double[] step, double length) {
        return place(IntStream.range(0, beta.length).mapToDouble(a -> beta[a] + length * step[a]).toArray());
    }

    /// Small against the standard errors that the coefficients would have by themselves.
    private static boolean small(double[] step, double[][] information, boolean[] free) {
        return IntStream.range(0, step.length).filter(a -> free[a])
                .allMatch(a -> Math.abs(step[a]) * Math.sqrt(information[a][a]) <= SMALL_STEP);
    }
}
