package org.vigie.statistics.selfcontrolled.lag;

/// The proximal operator of total variation: the x closest to y with ½ ‖x − y‖² + λ Σ |x(k + 1) −
/// x(k)| least, exactly.
///
/// The sums of x are the shortest string through the tube of width 2λ around the sums of y, fixed
/// at both ends. It is drawn from the left: the slopes a straight piece may have narrow with each
/// point, and where none is left the piece ends at the corner that left none.
///
/// Davies PL, Kovac A (2001). Local extremes, runs, strings and multiresolution. doi
/// 10.1214/aos/996986501.
final class TautString {

    private TautString() {}

    /// Replaces values `from` to before `to` by their proximal point.
    static void shrink(double[] y, int from, int to, double lambda) {
        int n = to - from;
        if (n < 2 || lambda <= 0) {
            return;
        }
        double[] sums = new double[n + 1];
        for (int k = 0; k < n; k++) {
            sums[k + 1] = sums[k] + y[from + k];
        }
        int at = 0;
        double height = 0;
        while (at < n) {
            int[] corner = {n};
            double slope = piece(sums, at, height, lambda, corner);
            for (int k = at; k < corner[0]; k++) {
                y[from + k] = slope;
            }
            height += slope * (corner[0] - at);
            at = corner[0];
        }
    }

    /// The slope of the straight piece from a corner, and where it ends.
    private static double piece(double[] sums, int at, double height, double lambda, int[] end) {
        int n = sums.length - 1;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        int lowest = at;
        int highest = at;
        for (int k = at + 1; k <= n; k++) {
            double width = k == n ? 0 : lambda;
            double least = (sums[k] - width - height) / (k - at);
            double most = (sums[k] + width - height) / (k - at);
            if (least > high) {
                end[0] = highest;
                return high;
            }
            if (most < low) {
                end[0] = lowest;
                return low;
            }
            if (least >= low) {
                low = least;
                lowest = k;
            }
            if (most <= high) {
                high = most;
                highest = k;
            }
        }
        return (sums[n] - height) / (n - at);
    }
}
