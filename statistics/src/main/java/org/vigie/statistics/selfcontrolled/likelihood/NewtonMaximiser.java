package org.vigie.statistics.selfcontrolled.likelihood;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The climb to the maximum of a case series' likelihood, or of Firth's penalised one, over some of
/// the coefficients while the others stay as they are.
///
/// Newton's method; a step that lowers the likelihood is halved. With Firth's penalty ½ log
/// |information|, of all columns in the model, the gradient is that of Heinze and Schemper (2002,
/// doi 10.1002/sim.1047), and steps are those of a {@link InverseHessian} that begins with the
/// information.
///
/// @param likelihood of the coefficients
/// @param model the columns whose coefficients are in the model; the others are 0
/// @param penalised whether Firth's penalty is added
public record NewtonMaximiser(CaseLikelihood likelihood, boolean[] model, boolean penalised) {

    private static final int MOST_STEPS = 100;
    private static final int STEPS_BEFORE_DOUBT = 8;
    private static final int MOST_HALVINGS = 60;
    private static final int MOST_BEGINNINGS = 4;
    private static final double SMALL_STEP = 1e-9;

    /// The most by which a step may lower the logarithm of the information's determinant. A column
    /// whose events separate lowers it by 1 a step. Without a limit the first step of a column with
    /// few days may end on a plateau, where a rounding error looks like a maximum.
    private static final double FARTHEST = 10;

    private static final double NEARLY_SMALL_STEP = 1e-6;
    private static final double ROUNDING = 1e-12;
    private static final double LOOK_STEP = .25;
    private static final int LOOK_STEPS = 16;

    /// Along a column with so much information of its own, no second local maximum is looked for:
    /// in 150 seeds of generated series of few events the 260 that were found lay along columns
    /// with less than .4.
    private static final double WELL_KNOWN = .5;

    /// Where the log-likelihood is this far below a maximum, no higher one is looked for beyond.
    private static final double DEEP = 2;

    private static final double HIGHER = 1e-8;

    /// Where a climb ended.
    public enum End {
        TOP,
        SEPARATED,
        TOO_FLAT
    }

    /// @param beta the coefficients
    /// @param sums there
    /// @param value what is maximised: the log-likelihood with its penalty
    /// @param steps how many were taken
    /// @param end whether it is the maximum
    public record Place(double[] beta, ScoreAndInformation sums, double value, int steps, End end) {

        Place ended(int afterSteps, End how) {
            return new Place(beta, sums, value, afterSteps, how);
        }
    }

    /// The likelihood at some coefficients. It is −∞, and never a maximum, where rates are so far
    /// apart that those of some case are rounded to 0.
    public Place place(double[] beta) {
        ScoreAndInformation sums = likelihood.at(beta);
        double value = sums.value() + (penalised ? penalty(sums) : 0);
        return new Place(
                beta, sums, Double.isFinite(value) ? value : Double.NEGATIVE_INFINITY, 0, End.TOP);
    }

    /// −∞ where the information is singular, since a column has no influence left.
    private double penalty(ScoreAndInformation sums) {
        Ldlt information = new Ldlt(sums.information(), model);
        return lost(information, model)
                ? Double.NEGATIVE_INFINITY
                : information.logDeterminant() / 2;
    }

    /// From a start to the maximum; coefficients that are not free stay as they are. The inverse
    /// Hessian that a penalised climb has built up far away can be wrong near the maximum: where
    /// the climb does not end it begins anew from where it is.
    public Place climb(double[] start, boolean[] free) {
        Place here = place(start);
        if (!penalised) {
            return climbPlain(here, free, SMALL_STEP);
        }
        Place top = climbPenalised(here, free, curvature(here, free), SMALL_STEP);
        for (int again = 0;
                again < MOST_BEGINNINGS && top.end == End.TOO_FLAT && Double.isFinite(top.value);
                again++) {
            top = climbPenalised(top, free, curvature(top, free), SMALL_STEP);
        }
        return top;
    }

    /// The same, only as near to the maximum as the value there needs: its error is the square of
    /// the distance left.
    ///
    /// @param known the inverse Hessian of another penalised climb of the same free columns, which
    ///   is used and updated
    public Place climbNearly(double[] start, boolean[] free, InverseHessian known) {
        Place here = place(start);
        return penalised
                ? climbPenalised(here, free, known, NEARLY_SMALL_STEP)
                : climbPlain(here, free, NEARLY_SMALL_STEP);
    }

    /// The highest local maximum near one that was found: Firth's penalised likelihood of few
    /// events has several at times. The value is looked at along each column with little
    /// information, by quarters of the standard error it would have by itself; where it rises
    /// again, a climb begins.
    public Place highest(Place top, boolean[] free) {
        Place highest = top;
        for (int a = 0; penalised && top.end == End.TOP && a < free.length; a++) {
            double information = highest.sums.information()[a][a];
            if (free[a] && information < WELL_KNOWN) {
                double step = LOOK_STEP / Math.sqrt(information);
                highest = higherOf(highest, lookAlong(highest, free, a, step));
                highest = higherOf(highest, lookAlong(highest, free, a, -step));
            }
        }
        return highest;
    }

    private static Place higherOf(Place one, Place other) {
        return other.end == End.TOP && other.value > one.value + HIGHER ? other : one;
    }

    /// The maximum reached from the first point along a column that is higher than the one before
    /// it; the start where there is none.
    private Place lookAlong(Place from, boolean[] free, int column, double step) {
        double before = from.value;
        for (int i = 1; i <= LOOK_STEPS; i++) {
            double[] beta = from.beta.clone();
            beta[column] += i * step;
            double here = place(beta).value;
            if (here > before) {
                return climb(beta, free);
            }
            if (here < from.value - DEEP) {
                return from;
            }
            before = here;
        }
        return from;
    }

    /// What is known of the curvature before a climb.
    public InverseHessian curvature(Place here, boolean[] free) {
        return new InverseHessian(new Ldlt(here.sums.information(), free));
    }

    private Place climbPlain(Place start, boolean[] free, double smallStep) {
        Place here = start;
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            Ldlt information = new Ldlt(here.sums.information(), free);
            if (lost(information, free)) {
                return here.ended(
                        steps, likelihood.separatedAlong(here.beta) ? End.SEPARATED : End.TOO_FLAT);
            }
            double[] step = information.solve(here.sums.gradient());
            if (steps > STEPS_BEFORE_DOUBT
                    && Arrays.stream(step).anyMatch(each -> each != 0)
                    && likelihood.separatedAlong(step)) {
                return here.ended(steps, End.SEPARATED);
            }
            if (small(step, here.sums.information(), free, smallStep)) {
                return moved(here.beta, step, 1).ended(steps, End.TOP);
            }
            double least = information.logDeterminant() - FARTHEST;
            here = higher(here, step, to -> known(to, free) >= least);
        }
        return here.ended(MOST_STEPS, End.TOO_FLAT);
    }

    /// How much is known of the free columns there: the logarithm of the information's determinant.
    private double known(Place there, boolean[] free) {
        Ldlt information = new Ldlt(there.sums.information(), free);
        return lost(information, free) ? Double.NEGATIVE_INFINITY : information.logDeterminant();
    }

    private Place climbPenalised(
            Place start, boolean[] free, InverseHessian curvature, double smallStep) {
        Place here = start;
        if (!Double.isFinite(here.value)) {
            return here.ended(0, End.TOO_FLAT);
        }
        double[] gradient = freeGradient(here, free);
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            double[] step = curvature.step(gradient);
            if (flat(gradient, here.sums.information(), smallStep)) {
                return moved(here.beta, step, 1).ended(steps, End.TOP);
            }
            Place next = higher(here, step, _ -> true);
            double[] gradientThere = freeGradient(next, free);
            curvature.learn(
                    difference(next.beta, here.beta),
                    gradient,
                    difference(gradient, gradientThere));
            here = next;
            gradient = gradientThere;
        }
        return here.ended(MOST_STEPS, End.TOO_FLAT);
    }

    private static boolean lost(Ldlt information, boolean[] free) {
        for (int a = 0; a < free.length; a++) {
            if (free[a] && !information.kept(a)) {
                return true;
            }
        }
        return false;
    }

    private static double[] difference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int a = 0; a < one.length; a++) {
            difference[a] = one[a] - other[a];
        }
        return difference;
    }

    /// The penalised gradient, 0 where a column is not free.
    private double[] freeGradient(Place here, boolean[] free) {
        double[][] inverse = new Ldlt(here.sums.information(), model).inverse();
        double[] skew = likelihood.skew(here.beta, inverse);
        double[] gradient = new double[free.length];
        for (int a = 0; a < free.length; a++) {
            gradient[a] = free[a] ? here.sums.gradient()[a] + skew[a] / 2 : 0;
        }
        return gradient;
    }

    /// The end of a step, or of as much of it as does not lower the likelihood and leads where one
    /// can go on.
    private Place higher(Place from, double[] step, Predicate<Place> sound) {
        double lowest = from.value - ROUNDING * (Math.abs(from.value) + likelihood.events());
        double length = 1;
        Place to = moved(from.beta, step, length);
        for (int i = 0; i < MOST_HALVINGS && !(to.value >= lowest && sound.test(to)); i++) {
            length /= 2;
            to = moved(from.beta, step, length);
        }
        return to;
    }

    private Place moved(double[] beta, double[] step, double length) {
        double[] to = new double[beta.length];
        for (int a = 0; a < to.length; a++) {
            to[a] = beta[a] + length * step[a];
        }
        return place(to);
    }

    /// Whether no coefficient by itself would have to move by more than a small share of its
    /// standard error. What has been learnt of the curvature has no say in it.
    private static boolean flat(double[] gradient, double[][] information, double smallStep) {
        return IntStream.range(0, gradient.length)
                .filter(a -> gradient[a] != 0)
                .allMatch(a -> Math.abs(gradient[a]) <= smallStep * Math.sqrt(information[a][a]));
    }

    /// Small against the standard errors that the coefficients would have by themselves.
    private static boolean small(
            double[] step, double[][] information, boolean[] free, double smallStep) {
        return IntStream.range(0, step.length)
                .filter(a -> free[a])
                .allMatch(a -> Math.abs(step[a]) * Math.sqrt(information[a][a]) <= smallStep);
    }
}
