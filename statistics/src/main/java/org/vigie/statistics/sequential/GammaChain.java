package org.vigie.statistics.sequential;

/// Poisson events at a rate that is itself unknown, gamma distributed with a shape a and scale 1.
///
/// With j events up to time s, the number more until t is negative binomial: P(m) = Γ(a+j+m) /
/// (Γ(a+j) m!) · q^(a+j) (1−q)^m with q = (1+s) / (1+t).
///
/// @param shape a, above 0
/// @param times the moments, above 0, not falling
record GammaChain(double shape, double[] times) implements Chain {

    private static final double SMALL = -600;

    @Override
    public double[] after(int moment, double[] quiet, int size) {
        double before = moment == 0 ? 0 : times[moment - 1];
        double stay = Math.log1p(before) - Math.log1p(times[moment]);
        double move = Math.log((times[moment] - before) / (1 + times[moment]));
        double[] after = new double[size];
        for (int j = 0; j < Math.min(quiet.length, size); j++) {
            if (quiet[j] > 0) {
                add(after, j, Math.log(quiet[j]) + (shape + j) * stay, move);
            }
        }
        return after;
    }

    /// In logarithms until a probability is large enough for a double, for that of no event may be
    /// too small while that of many is not.
    private void add(double[] after, int from, double logProbability, double logMove) {
        double log = logProbability;
        int count = from;
        while (count < after.length && log < SMALL && log > Double.NEGATIVE_INFINITY) {
            log += Math.log((shape + count) / (count - from + 1)) + logMove;
            count++;
        }
        double probability = Math.exp(log);
        double move = Math.exp(logMove);
        for (; count < after.length && probability > 0; count++) {
            after[count] += probability;
            probability *= (shape + count) / (count - from + 1) * move;
        }
    }
}
