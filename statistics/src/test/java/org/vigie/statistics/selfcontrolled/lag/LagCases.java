package org.vigie.statistics.selfcontrolled.lag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Cases for tests, put down by hand or drawn, and the plainest way to reckon with them.
record LagCases(LagDesign design, List<LagCase> cases) {

    static LagDesign design(int... lags) {
        boolean[] penalised = new boolean[lags.length];
        Arrays.fill(penalised, true);
        return new LagDesign(
                IntStream.range(0, lags.length).mapToObj(j -> "drug " + j).toList(),
                lags,
                penalised);
    }

    /// A case whose features are the columns of a matrix with a row a bucket.
    static LagCase rows(int event, int[][] x) {
        int[][] onsets =
                IntStream.range(0, x[0].length)
                        .mapToObj(j ->
                                IntStream.range(0, x.length).filter(t -> x[t][j] == 1).toArray())
                        .toArray(int[][]::new);
        return new LagCase(x.length, event, onsets);
    }

    /// Cases with random onsets, censoring and events.
    static LagCases draw(Random random, int cases, int buckets, LagDesign design) {
        return draw(random, cases, 1, buckets, design, new double[design.coefficients()], .3);
    }

    /// Cases observed for a uniform number of buckets; each feature begins in one of all buckets
    /// with some probability; events as the coefficients make them likely among the buckets
    /// observed.
    static LagCases draw(
            Random random,
            int cases,
            int shortest,
            int longest,
            LagDesign design,
            double[] theta,
            double probability) {
        List<LagCase> drawn = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int observed = shortest + random.nextInt(longest - shortest + 1);
            int[][] onsets = new int[design.lags().length][];
            Arrays.setAll(
                    onsets,
                    _ ->
                            random.nextDouble() < probability
                                    ? new int[] {random.nextInt(longest)}
                                    : new int[0]);
            double[] eta = predictors(design, new LagCase(observed, 0, onsets), theta);
            double left = random.nextDouble() * Arrays.stream(eta).map(Math::exp).sum();
            int event = 0;
            for (left -= Math.exp(eta[0]);
                    left > 0 && event < observed - 1;
                    left -= Math.exp(eta[event])) {
                event++;
            }
            drawn.add(new LagCase(observed, event, onsets));
        }
        return new LagCases(design, drawn);
    }

    /// The coefficients that act in a bucket, each once.
    private static int[] acting(LagDesign design, LagCase of, int t) {
        return IntStream.range(0, design.lags().length)
                .flatMap(j ->
                        Arrays.stream(of.onsets()[j])
                                .filter(onset ->
                                        t >= onset
                                                && (t - onset) / design.widths()[j]
                                                        <= design.lags()[j])
                                .map(onset -> design.first(j) + (t - onset) / design.widths()[j]))
                .distinct()
                .toArray();
    }

    static double[] predictors(LagDesign design, LagCase of, double[] theta) {
        return IntStream.range(0, of.observed())
                .mapToDouble(
                        t -> Arrays.stream(acting(design, of, t)).mapToDouble(a -> theta[a]).sum())
                .toArray();
    }

    double plainLoss(double[] theta) {
        double sum = 0;
        for (LagCase each : cases) {
            double[] eta = predictors(design, each, theta);
            sum += Math.log(Arrays.stream(eta).map(Math::exp).sum()) - eta[each.event()];
        }
        return sum / cases.size();
    }

    /// Gradient of the plain loss, bucket by bucket.
    double[] plainGradient(double[] theta) {
        double[] gradient = new double[theta.length];
        for (LagCase each : cases) {
            double[] eta = predictors(design, each, theta);
            double total = Arrays.stream(eta).map(Math::exp).sum();
            for (int t = 0; t < eta.length; t++) {
                double excess = Math.exp(eta[t]) / total - (t == each.event() ? 1 : 0);
                for (int a : acting(design, each, t)) {
                    gradient[a] += excess / cases.size();
                }
            }
        }
        return gradient;
    }

    /// Proximal gradient in its plainest form: so many steps of the same length.
    double[] plainDescent(LagPenalty penalty, double step, int steps) {
        double[] theta = new double[design.coefficients()];
        for (int i = 0; i < steps; i++) {
            double[] gradient = plainGradient(theta);
            double[] from = theta.clone();
            Arrays.setAll(from, a -> from[a] - step * gradient[a]);
            penalty.shrink(design, from, step);
            theta = from;
        }
        return theta;
    }
}
