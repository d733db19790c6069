package org.vigie.statistics.selfcontrolled;

import java.util.List;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;

/// Relative incidences of many exposures at once, most of them exactly 1: the maximum of the
/// log-likelihood less λ Σ |β(j)| over the penalised columns, λ chosen by cross-validation.
///
/// The penalty is Laplace's prior with variance 2 / λ², as in Cyclops and OHDSI's
/// SelfControlledCaseSeries. There are no intervals: estimates are drawn towards no effect.
///
/// Tibshirani R (1996). doi 10.1111/j.2517-6161.1996.tb02080.x. Suchard MA et al (2013). Massive
/// parallelization of serial inference algorithms for a complex generalized linear model. doi
/// 10.1145/2414416.2414791.
///
/// @param names of the columns
/// @param coefficients log relative incidence of each
/// @param penalty λ
/// @param choices the penalties that were tried, the largest first; empty if λ was given
public record LassoSeries(
        List<String> names, double[] coefficients, double penalty, List<PenaltyChoice> choices) {

    /// The variance of Laplace's prior.
    public double priorVariance() {
        return 2 / (penalty * penalty);
    }

    /// The fit at a given penalty.
    ///
    /// @param strata the cases
    /// @param names of the columns
    /// @param penalised which columns are drawn to 0
    /// @param penalty λ, 0 or more
    public static LassoSeries at(
            CaseStrata strata, List<String> names, boolean[] penalised, double penalty) {
        CyclicDescent descent = new CyclicDescent(strata, penalised);
        return new LassoSeries(
                names,
                descent.fit(new double[names.size()], penalty, CyclicDescent.SETTLED),
                penalty,
                List.of());
    }

    /// The fit at the penalty under which cases held out are the most likely.
    ///
    /// @param folds parts that are held out in turn, 2 or more
    /// @param seed who is in which
    public static LassoSeries crossValidated(
            CaseStrata strata, List<String> names, boolean[] penalised, int folds, long seed) {
        List<PenaltyChoice> choices = new CrossValidation(strata, penalised, folds, seed).choices();
        double best = choices.getFirst().penalty();
        double highest = Double.NEGATIVE_INFINITY;
        for (PenaltyChoice each : choices) {
            if (each.heldOut() > highest) {
                highest = each.heldOut();
                best = each.penalty();
            }
        }
        return new LassoSeries(
                names, at(strata, names, penalised, best).coefficients(), best, choices);
    }
}
