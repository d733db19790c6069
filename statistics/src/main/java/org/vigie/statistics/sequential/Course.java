package org.vigie.statistics.sequential;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.vigie.statistics.sequential.error.RateError;

/// A surveillance on its way from look to look: the probabilities of each count with no signal so
/// far.
final class Course {

    /// A chain and the share of it, where the rate is uncertain.
    record Part(double weight, Chain chain) {}

    private final Part[] parts;
    private final double[][] quiet;
    private int look;

    private Course(Part[] parts) {
        this.parts = parts;
        this.quiet = new double[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            quiet[i] = new double[] {1};
        }
    }

    /// A chain for each value that the ratio of the true rate to the assumed one may have.
    ///
    /// @param expected the largest count expected
    static Part[] parts(RateError error, double expected, DoubleFunction<Chain> chain) {
        return Arrays.stream(error.nodes(expected))
                .map(node -> new Part(node.weight(), chain.apply(node.ratio())))
                .toArray(Part[]::new);
    }

    /// Before the first look, under a relative risk.
    static Course of(Looks looks, double ratio) {
        return new Course(
                switch (looks) {
                    case PoissonLooks poisson -> poisson.parts(ratio);
                    case ConditionalLooks conditional -> conditional.parts(ratio);
                    case BinomialLooks binomial -> binomial.parts(ratio);
                });
    }

    /// The probabilities of the counts 0 to size − 1 at the coming look, with no signal before it.
    double[] coming(int size) {
        double[] sum = new double[size];
        for (int i = 0; i < parts.length; i++) {
            double[] probabilities = parts[i].chain().after(look, quiet[i], size);
            for (int count = 0; count < size; count++) {
                sum[count] += parts[i].weight() * probabilities[count];
            }
        }
        return sum;
    }

    /// Past the coming look, where so many signal.
    void pass(int bound) {
        for (int i = 0; i < parts.length; i++) {
            quiet[i] = parts[i].chain().after(look, quiet[i], bound);
        }
        look++;
    }

    /// The probability of no signal so far.
    double quiet() {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += parts[i].weight() * Chain.total(quiet[i]);
        }
        return sum;
    }

    /// The probability of the first signal at each look, from before the first look.
    double[] signals(int[] bounds) {
        double[] signals = new double[bounds.length];
        double before = 1;
        for (int i = 0; i < bounds.length; i++) {
            pass(bounds[i]);
            double now = Math.min(before, quiet());
            signals[i] = before - now;
            before = now;
        }
        return signals;
    }
}
