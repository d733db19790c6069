package org.vigie.statistics.selfcontrolled.likelihood;

import java.util.Arrays;

/// A symmetric matrix decomposed as L L', of which columns that follow from those before are left
/// out.
///
/// It is scaled to a diagonal of ones first, so columns may be in any units. Solutions and inverse
/// have 0 where a column is left out.
public final class Ldlt {

    /// A column of which others leave less than this share of the variance follows from them.
    private static final double SMALLEST_PIVOT = 1e-11;

    private final double smallestPivot;
    private final double[] scale;
    private final double[][] lower;
    private final boolean[] kept;
    private double logDeterminant;

    /// @param matrix positive semidefinite; its lower triangle is read
    /// @param asked the columns to keep if possible
    public Ldlt(double[][] matrix, boolean[] asked) {
        this(matrix, asked, SMALLEST_PIVOT);
    }

    /// @param smallestPivot the share of a column's variance below which it is left out
    public Ldlt(double[][] matrix, boolean[] asked, double smallestPivot) {
        this.smallestPivot = smallestPivot;
        int n = matrix.length;
        scale = new double[n];
        lower = new double[n][n];
        kept = asked.clone();
        for (int a = 0; a < n; a++) {
            if (kept[a]) {
                scale[a] = 1 / Math.sqrt(matrix[a][a]);
                decompose(matrix, a);
            }
        }
    }

    private void decompose(double[][] matrix, int a) {
        double left = 1;
        for (int b = 0; b < a; b++) {
            if (kept[b]) {
                double sum = matrix[a][b] * (scale[a] * scale[b]);
                for (int c = 0; c < b; c++) {
                    sum -= lower[a][c] * lower[b][c];
                }
                lower[a][b] = sum / lower[b][b];
                left -= lower[a][b] * lower[a][b];
            }
        }
        if (left > smallestPivot && Double.isFinite(scale[a])) {
            lower[a][a] = Math.sqrt(left);
            logDeterminant += Math.log(left) - 2 * Math.log(scale[a]);
        } else {
            kept[a] = false;
            Arrays.fill(lower[a], 0);
        }
    }

    public boolean kept(int a) {
        return kept[a];
    }

    /// Of the columns kept.
    public double logDeterminant() {
        return logDeterminant;
    }

    double[] solve(double[] right) {
        int n = right.length;
        double[] x = new double[n];
        for (int a = 0; a < n; a++) {
            if (kept[a]) {
                double sum = right[a] * scale[a];
                for (int b = 0; b < a; b++) {
                    sum -= lower[a][b] * x[b];
                }
                x[a] = sum / lower[a][a];
            }
        }
        for (int a = n - 1; a >= 0; a--) {
            if (kept[a]) {
                double sum = x[a];
                for (int b = a + 1; b < n; b++) {
                    sum -= lower[b][a] * x[b];
                }
                x[a] = sum / lower[a][a];
            }
        }
        for (int a = 0; a < n; a++) {
            x[a] *= scale[a];
        }
        return x;
    }

    /// L⁻¹ first, column by column, then its square.
    public double[][] inverse() {
        int n = scale.length;
        double[][] root = new double[n][n];
        for (int b = 0; b < n; b++) {
            for (int a = b; a < n && kept[b]; a++) {
                if (kept[a]) {
                    double sum = a == b ? 1 : 0;
                    for (int c = b; c < a; c++) {
                        sum -= lower[a][c] * root[c][b];
                    }
                    root[a][b] = sum / lower[a][a];
                }
            }
        }
        return squared(root);
    }

    private double[][] squared(double[][] root) {
        int n = scale.length;
        double[][] inverse = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int c = a; c < n; c++) {
                    sum += root[c][a] * root[c][b];
                }
                inverse[a][b] = sum * (kept[a] && kept[b] ? scale[a] * scale[b] : 0);
                inverse[b][a] = inverse[a][b];
            }
        }
        return inverse;
    }
}
