package org.vigie.statistics.sequential.error;

/// What a look found of a negative control: how likely that is, if the true rate is so many times
/// the assumed one.
public sealed interface ControlCount {

    /// The count, of the exposed.
    int observed();

    /// Whether a finite ratio of rates can explain the count best: some of those compared count
    /// too.
    boolean isBounded();

    /// The logarithm of the likelihood, but for a constant.
    ///
    /// @param log the logarithm of the ratio of the true rate to the assumed one
    double logLikelihood(double log);

    /// Its derivative.
    double slope(double log);

    /// The count divided by what it would be without effect and error; as log odds have it, with
    /// half an event more on either side.
    double crudeRatio();

    /// A count where a number is expected: Poisson.
    ///
    /// @param expected above 0
    record Known(int observed, double expected) implements ControlCount {

        @Override
        public boolean isBounded() {
            return true;
        }

        @Override
        public double logLikelihood(double log) {
            return observed * log - expected * Math.exp(log);
        }

        @Override
        public double slope(double log) {
            return observed - expected * Math.exp(log);
        }

        @Override
        public double crudeRatio() {
            return (observed + 0.5) / (expected + 0.5);
        }
    }

    /// A count beside another, given their sum: binomial. The rate of the history, or of comparison
    /// windows, is unknown and drops out.
    ///
    /// @param others events of the history, or of comparison windows
    /// @param odds of an event to be one of those observed, without effect and error: person-time
    ///   divided by that of the others; above 0
    record Beside(int observed, long others, double odds) implements ControlCount {

        @Override
        public boolean isBounded() {
            return others > 0;
        }

        @Override
        public double logLikelihood(double log) {
            return observed * log - (observed + others) * Math.log1p(odds * Math.exp(log));
        }

        @Override
        public double slope(double log) {
            double shifted = odds * Math.exp(log);
            return observed - (observed + others) * shifted / (1 + shifted);
        }

        @Override
        public double crudeRatio() {
            return (observed + 0.5) / (others + 0.5) / odds;
        }
    }
}
