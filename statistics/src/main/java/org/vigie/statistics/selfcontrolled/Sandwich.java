package org.vigie.statistics.selfcontrolled;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/// The covariance of the solution of estimating equations: bread⁻¹ meat bread⁻ᵀ.
///
/// Huber PJ (1967); White H (1982). doi 10.2307/1912526.
public final class Sandwich {

    private Sandwich() {}

    /// @param bread derivative of the equations, not symmetric in general
    /// @param meat sum of the squares of each person's part of the equations
    /// @param model the columns in the model; the others are `NaN`
    public static double[][] of(double[][] bread, double[][] meat, boolean[] model) {
        int[] columns = IntStream.range(0, model.length).filter(a -> model[a]).toArray();
        double[][] covariance = new double[model.length][model.length];
        for (double[] row : covariance) {
            Arrays.fill(row, Double.NaN);
        }
        if (columns.length > 0) {
            RealMatrix inverse = new LUDecomposition(part(bread, columns)).getSolver().getInverse();
            RealMatrix product = inverse.multiply(part(meat, columns)).multiplyTransposed(inverse);
            for (int a = 0; a < columns.length; a++) {
                for (int b = 0; b < columns.length; b++) {
                    covariance[columns[a]][columns[b]] = product.getEntry(a, b);
                }
            }
        }
        return covariance;
    }

    private static RealMatrix part(double[][] matrix, int[] columns) {
        return new Array2DRowRealMatrix(matrix, false).getSubMatrix(columns, columns);
    }
}
