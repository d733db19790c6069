package org.vigie.statistics.disproportionality;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.vigie.statistics.QuasiNewton;
import org.vigie.statistics.disproportionality.GammaPoissonPrior.Component;

/// Minus the log-likelihood of counts under a two-gamma mixture, in terms that know no bounds: ln
/// α₁, ln β₁, ln α₂, ln β₂, logit P.
///
/// Pairs that were never seen are usually not there; each component is then truncated at 0, divided
/// by 1 − f(0). Where they are there, it is not.
final class MixtureLikelihood implements QuasiNewton.Function {

    static final int SIZE = 5;
    private static final int CACHED = 64;

    private final long[] n;
    private final double[] expected;
    private final double[] weight;
    private final boolean truncated;

    MixtureLikelihood(List<ObservedExpected> points) {
        n = points.stream().mapToLong(ObservedExpected::observed).toArray();
        expected = points.stream().mapToDouble(ObservedExpected::expected).toArray();
        weight = points.stream().mapToDouble(ObservedExpected::weight).toArray();
        truncated = points.stream().noneMatch(point -> point.observed() == 0);
    }

    static double[] terms(GammaPoissonPrior prior) {
        return new double[] {
            Math.log(prior.first().shape()),
            Math.log(prior.first().rate()),
            Math.log(prior.second().shape()),
            Math.log(prior.second().rate()),
            Math.log(prior.share() / (1 - prior.share()))
        };
    }

    /// The prior that terms stand for, the component with the higher mean first.
    static GammaPoissonPrior prior(double[] u) {
        Component one = new Component(Math.exp(u[0]), Math.exp(u[1]));
        Component two = new Component(Math.exp(u[2]), Math.exp(u[3]));
        double share = 1 / (1 + Math.exp(-u[4]));
        return u[0] - u[1] >= u[2] - u[3]
                ? new GammaPoissonPrior(one, two, share)
                : new GammaPoissonPrior(two, one, 1 / (1 + Math.exp(u[4])));
    }

    @Override
    public double at(double[] u, double[] gradient) {
        Part one = new Part(Math.exp(u[0]), Math.exp(u[1]));
        Part two = new Part(Math.exp(u[2]), Math.exp(u[3]));
        double share = 1 / (1 + Math.exp(-u[4]));
        double logFirst = -Math.log1p(Math.exp(-u[4]));
        double logSecond = -Math.log1p(Math.exp(u[4]));
        double sum = 0;
        double[] g = new double[SIZE];
        for (int i = 0; i < n.length; i++) {
            one.see(n[i], expected[i]);
            two.see(n[i], expected[i]);
            double a = logFirst + one.log;
            double b = logSecond + two.log;
            double top = Math.max(a, b);
            double log = top + Math.log(Math.exp(a - top) + Math.exp(b - top));
            double q = Math.exp(a - log);
            double w = weight[i];
            sum += w * log;
            g[0] += w * q * one.byShape;
            g[1] += w * q * one.byRate;
            g[2] += w * (1 - q) * two.byShape;
            g[3] += w * (1 - q) * two.byRate;
            g[4] += w * (q - share);
        }
        gradient[0] = -g[0] * one.shape;
        gradient[1] = -g[1] * one.rate;
        gradient[2] = -g[2] * two.shape;
        gradient[3] = -g[3] * two.rate;
        gradient[4] = -g[4];
        return -sum;
    }

    /// The logarithm of one component's probability of a count, and its derivatives by shape and
    /// rate.
    private final class Part {
        private final double shape;
        private final double rate;
        private final double[] logs = new double[CACHED];
        private final double[] slopes = new double[CACHED];
        private double log;
        private double byShape;
        private double byRate;

        Part(double shape, double rate) {
            this.shape = shape;
            this.rate = rate;
            for (int k = 0; k < CACHED; k++) {
                logs[k] = k == 0 ? 0 : logs[k - 1] + Math.log((shape + k - 1) / k);
                slopes[k] = k == 0 ? 0 : slopes[k - 1] + 1 / (shape + k - 1);
            }
        }

        void see(long n, double expected) {
            double zero = Math.log1p(expected / rate);
            log =
                    rising(n)
                            - shape * zero
                            + (n == 0 ? 0 : n * Math.log(expected / (rate + expected)));
            byShape = slope(n) - zero;
            double share = expected / (rate * (rate + expected));
            byRate = shape * share - n / (rate + expected);
            if (truncated) {
                log -= Math.log(-Math.expm1(-shape * zero));
                double odds = 1 / Math.expm1(shape * zero);
                byShape -= odds * zero;
                byRate += odds * shape * share;
            }
        }

        /// ln Γ(α + n) / (Γ(α) n!).
        private double rising(long n) {
            return n < CACHED
                    ? logs[(int) n]
                    : LogGamma.value(shape + n) - LogGamma.value(shape) - LogGamma.value(n + 1.0);
        }

        private double slope(long n) {
            return n < CACHED ? slopes[(int) n] : Digamma.value(shape + n) - Digamma.value(shape);
        }
    }
}
