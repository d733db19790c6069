package org.vigie.statistics.scan;

/// How cases come about if there is no effect, and so which statistic tells that there is one.
public sealed interface TreeModel {

    /// Each of n is a case with probability p. With c cases of n in a node the statistic is c
    /// ln((c/n)/p) + (n − c) ln(((n − c)/n)/(1 − p)) if c/n > p, else 0.
    ///
    /// @param probability p, between 0 and 1: with z unexposed for an exposed, 1 / (1 + z)
    record Bernoulli(double probability) implements TreeModel {

        public Bernoulli {
            if (!(probability > 0 && probability < 1)) {
                throw new IllegalArgumentException(
                        "the probability of a case lies between 0 and 1, was " + probability);
            }
        }
    }

    /// Cases are Poisson about the expected E. With c cases in a node the statistic is c ln(c/E) −
    /// (c − E) if c > E, else 0.
    record Poisson() implements TreeModel {}

    /// As many cases as there are, T, fall by chance proportional to the expected. With E scaled so
    /// that all add up to T, the statistic is c ln(c/E) + (T − c) ln((T − c)/(T − E)) if c > E,
    /// else 0.
    record ConditionalPoisson() implements TreeModel {}
}
