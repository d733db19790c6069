package org.vigie.statistics.selfcontrolled.likelihood;

/// The conditional Poisson likelihood of a case series, wherever its cases are.
///
/// Given that a case has n events while observed, they fall on its intervals k as a multinomial
/// with probabilities proportional to w(k) e^(x(k)·β), w being days. So the log-likelihood is, up
/// to a constant, Σ over cases of Σ over k of n(k) ( x(k)·β − log( Σ over j of w(j) e^(x(j)·β) / Σ
/// over j of w(j) ) ): that of R's `clogit` with a stratum an event and an offset of log days. The
/// constant is such that it is 0 at β = 0, so that it does not depend on how finely days are cut.
/// Everything constant in a case, measured or not, cancels.
///
/// Farrington CP (1995). Relative incidence estimation from case series for vaccine safety
/// evaluation. doi 10.2307/2533328. Whitaker HJ et al (2006). Tutorial: the self-controlled case
/// series method. doi 10.1002/sim.2302.
public interface CaseLikelihood {

    /// How many coefficients.
    int columns();

    /// How many events.
    double events();

    /// Value, gradient and information.
    ScoreAndInformation at(double[] beta);

    /// Σ over cases and intervals of n p h (x − m): with p the probability of an interval, m the
    /// mean of x and h = (x − m)' C (x − m), twice what Firth's penalty ½ log |information| adds to
    /// the gradient where C is the inverse of the information.
    double[] skew(double[] beta, double[][] inverse);

    /// Whether the likelihood never falls along a direction: in every case every event lies as far
    /// along it as any of the case's days. Then it has no maximum.
    ///
    /// Albert A, Anderson JA (1984). doi 10.1093/biomet/71.1.1.
    boolean separatedAlong(double[] direction);

    /// Events, and days of the likelihood's strata, each once however many cases share it, on which
    /// a column is not 0: enough to tell whether there are any.
    Support support(int column);

    /// @param events events under the column
    /// @param time days under the column, each stratum once
    record Support(double events, double time) {}
}
