package org.vigie.statistics;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/// An information matrix that can be inverted.
///
/// It is decomposed after scaling to a diagonal of ones, so covariates may be in any units.
final class Information {

    /// A covariate of which others leave less than this share of the variance is their combination.
    private static final double SMALLEST_PIVOT = 1e-11;

    private static final double ASYMMETRY = 0;

    private final double[] scale;
    private final CholeskyDecomposition scaled;

    private Information(double[] scale, CholeskyDecomposition scaled) {
        this.scale = scale;
        this.scaled = scaled;
    }

    /// Empty if the first `size` rows and columns of the matrix are not positive definite.
    static Optional<Information> of(double[][] matrix, int size) {
        double[] scale =
                IntStream.range(0, size).mapToDouble(a -> 1 / Math.sqrt(matrix[a][a])).toArray();
        double[][] scaled = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                // One triangle for both: where others cancel to 0, rounding leaves two unlike tiny
                // numbers.
                scaled[a][b] = matrix[Math.max(a, b)][Math.min(a, b)] * (scale[a] * scale[b]);
                if (!Double.isFinite(scaled[a][b])) {
                    return Optional.empty();
                }
            }
        }
        try {
            return Optional.of(
                    new Information(
                            scale,
                            new CholeskyDecomposition(
                                    new Array2DRowRealMatrix(scaled, false),
                                    ASYMMETRY,
                                    SMALLEST_PIVOT)));
        } catch (MathIllegalArgumentException notPositive) {
            return Optional.empty();
        }
    }

    static Optional<Information> of(double[][] matrix) {
        return of(matrix, matrix.length);
    }

    /// The solution of information · step = score.
    double[] solve(double[] score) {
        ArrayRealVector right = new ArrayRealVector(score).ebeMultiply(new ArrayRealVector(scale));
        return scaled.getSolver().solve(right).ebeMultiply(new ArrayRealVector(scale)).toArray();
    }

    double[][] inverse() {
        double[][] inverse = scaled.getSolver().getInverse().getData();
        for (int a = 0; a < scale.length; a++) {
            for (int b = 0; b < scale.length; b++) {
                inverse[a][b] *= scale[a] * scale[b];
            }
        }
        return inverse;
    }
}
