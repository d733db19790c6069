package org.vigie.statistics.selfcontrolled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A censoring model at its most likely parameters.
///
/// @param model         which of the four
/// @param parameters    as the model says
/// @param logLikelihood at the maximum
public record CensoringFit(CensoringModel model, double[] parameters, double logLikelihood) {

    /// Days in a year: the models are of years.
    static final double YEAR = 365.25;

    /// One observation that ended after an event.
    ///
    /// @param start    first day
    /// @param event    day of the event
    /// @param end      last day
    /// @param censored whether it ended before it should have
    public record Observation(int start, int event, int end, boolean censored) {
    }

    /// Akaike's criterion: lower is better.
    public double aic() {
        return 2 * (parameters.length - logLikelihood);
    }

    /// All four models, the best first.
    public static List<CensoringFit> all(List<Observation> observed, boolean regress) {
        List<CensoringFit> fits = new ArrayList<>();
        for (CensoringModel model : CensoringModel.values()) {
            fits.add(of(model, observed, regress));
        }
        fits.sort(Comparator.comparingDouble(CensoringFit::aic));
        return fits;
    }

    /// From several starts: a mixture may have more than one maximum.
    static CensoringFit of(CensoringModel model, List<Observation> observed, boolean regress) {
        double mean = Math.log(observed.stream().mapToDouble(each -> after(each)).average().orElse(1));
        double[][] starts = regress
                ? new double[][] {{.1, .1, .1, .1, .1, .1, .1}, {mean, mean, 0, 0, 0, .5, 0}, {mean - 2, 2, 0, -1, 0, .5, 0}}
                : new double[][] {{.1, .1, .1, .1}, {mean, mean, 0, .5}, {mean - 2, 2, -1, .5}, {mean - 3, 4, -1, 1}};
        CensoringFit best = new CensoringFit(model, starts[0], Double.NEGATIVE_INFINITY);
        for (double[] start : starts) {
            double[] found = Simplex.minimum(p -> -logLikelihood(model, observed, p), start);
            double value = logLikelihood(model, observed, found);
            best = value > best.logLikelihood ? new CensoringFit(model, found, value) : best;
        }
        return best;
    }

    private static double after(Observation of) {
        return (of.end - of.event) / YEAR;
    }

    private static double logLikelihood(CensoringModel model, List<Observation> observed, double[] p) {
        double sum = 0;
        for (Observation each : observed) {
            sum += Math.log(model.likelihood(p, each.start / YEAR, each.event / YEAR, each.end / YEAR, each.censored));
        }
        return sum;
    }

    /// What an event on each of these days, from one age to another, would have been worth, given how observation ended.
    double weight(Observation of, double fromDay, double toDay) {
        return Quadrature.integral(
                t -> model.likelihood(parameters, of.start / YEAR, t, of.end / YEAR, of.censored), fromDay / YEAR,
                toDay / YEAR);
    }
}
