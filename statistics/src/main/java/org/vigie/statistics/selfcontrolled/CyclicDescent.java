package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;

/// The maximum of a case series' log-likelihood less λ Σ |β(j)|, one coefficient after another.
///
/// Each coefficient takes the step of Newton's method for itself alone, cut at a width that follows
/// the steps taken before (Genkin A, Lewis DD, Madigan D 2007, doi 10.1198/004017007000000245), and
/// stops at 0 where the slope there is at most λ. Only the intervals under a column are visited for
/// it.
final class CyclicDescent {

    private static final int MOST_SWEEPS = 20_000;

    /// The largest move, in standard errors, at which coefficients to be told have settled.
    static final double SETTLED = 1e-9;

    private static final double FIRST_WIDTH = 1;

    private final CaseStrata of;
    private final boolean[] penalised;

    /// Of each column: the intervals under it, their strata, their values.
    private final int[][] interval;

    private final int[][] stratum;
    private final double[][] value;
    private final double[] observed;

    private final double[] rate;
    private final double[] total;

    CyclicDescent(CaseStrata of, boolean[] penalised) {
        this.of = of;
        this.penalised = penalised.clone();
        int[] length = new int[of.columns];
        for (int k = 0; k < of.pattern.length; k++) {
            Arrays.stream(of.columnsOf(k)).forEach(a -> length[a]++);
        }
        interval = new int[of.columns][];
        stratum = new int[of.columns][];
        value = new double[of.columns][];
        observed = new double[of.columns];
        rate = new double[of.pattern.length];
        total = new double[of.strata()];
        for (int a = 0; a < of.columns; a++) {
            interval[a] = new int[length[a]];
            stratum[a] = new int[length[a]];
            value[a] = new double[length[a]];
        }
        fill();
    }

    private void fill() {
        int[] at = new int[of.columns];
        for (int i = 0; i < of.strata(); i++) {
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                for (int a = 0; a < of.columnsOf(k).length; a++) {
                    int column = of.columnsOf(k)[a];
                    interval[column][at[column]] = k;
                    stratum[column][at[column]] = i;
                    value[column][at[column]++] = of.valuesOf(k)[a];
                    observed[column] += of.events[k] * of.valuesOf(k)[a];
                }
            }
        }
    }

    /// Between two sweeps over all coefficients, those that are not 0 are moved until they settle:
    /// most are 0 and stay so. It ends where a sweep over all moves none.
    ///
    /// @param settled the largest move, in standard errors, that is none
    double[] fit(double[] start, double penalty, double settled) {
        double[] beta = start.clone();
        double[] width = new double[beta.length];
        Arrays.fill(width, FIRST_WIDTH);
        place(beta);
        boolean all = true;
        for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
            double largest = sweep(beta, penalty, width, all);
            if (largest <= settled && all) {
                break;
            }
            all = largest <= settled;
            if (sweep % 100 == 0) {
                place(beta);
            }
        }
        return beta;
    }

    private double sweep(double[] beta, double penalty, double[] width, boolean all) {
        double largest = 0;
        for (int column = 0; column < beta.length; column++) {
            if (all || beta[column] != 0 || !penalised[column]) {
                largest = Math.max(largest, step(beta, column, penalty, width));
            }
        }
        return largest;
    }

    private void place(double[] beta) {
        Arrays.fill(total, 0);
        double[] eta = of.predictors(beta);
        for (int i = 0; i < total.length; i++) {
            for (int k = of.first[i]; k < of.first[i + 1]; k++) {
                rate[k] = of.weight[k] * Math.exp(eta[of.pattern[k]]);
                total[i] += rate[k];
            }
        }
    }

    /// Moves one coefficient, and returns by how much, in its own standard errors.
    private double step(double[] beta, int column, double penalty, double[] width) {
        double gradient = observed[column];
        double curvature = 0;
        int[] under = interval[column];
        for (int j = 0; j < under.length; ) {
            int i = stratum[column][j];
            double first = 0;
            double second = 0;
            for (; j < under.length && stratum[column][j] == i; j++) {
                double share = rate[under[j]] / total[i] * value[column][j];
                first += share;
                second += share * value[column][j];
            }
            gradient -= of.number[i] * first;
            curvature += of.number[i] * (second - first * first);
        }
        if (!(curvature > 1e-12 * Math.max(1, of.number.length))) {
            return 0;
        }
        double to = target(beta[column], gradient, curvature, penalised[column] ? penalty : 0);
        double move = Math.clamp(to - beta[column], -width[column], width[column]);
        width[column] = Math.max(2 * Math.abs(move), width[column] / 2);
        if (move != 0) {
            beta[column] += move;
            spread(column, move);
        }
        return Math.abs(move) * Math.sqrt(curvature);
    }

    /// Where the parabola through here, less the penalty, is highest.
    private static double target(double beta, double gradient, double curvature, double penalty) {
        double at = beta * curvature + gradient;
        return Math.abs(at) <= penalty ? 0 : (at - Math.copySign(penalty, at)) / curvature;
    }

    private void spread(int column, double move) {
        for (int j = 0; j < interval[column].length; j++) {
            int k = interval[column][j];
            double after = rate[k] * Math.exp(move * value[column][j]);
            total[stratum[column][j]] += after - rate[k];
            rate[k] = after;
        }
    }
}
