package org.vigie.statistics.selfcontrolled.eventdependent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.vigie.statistics.QuasiNewton;

/// A censoring model at the most likely parameters near where the search begins.
///
/// @param model which of the four
/// @param parameters as the model says
/// @param logLikelihood at the maximum
public record CensoringFit(CensoringModel model, double[] parameters, double logLikelihood) {

    /// Days in a year: the models are of years.
    static final double YEAR = 365.25;

    /// One observation that ended after an event.
    ///
    /// @param start first day
    /// @param event day of the event
    /// @param end last day
    /// @param censored whether it ended before it should have
    public record Observation(int start, int event, int end, boolean censored) {}

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

    /// The maximum next to the start of R's package SCCS, where every parameter is 0.1. There is no
    /// highest one: a Weibull or gamma distribution drawn together on one end of observation makes
    /// that as likely as one wants.
    static CensoringFit of(CensoringModel model, List<Observation> observed, boolean regress) {
        double[] start = new double[regress ? 7 : 4];
        Arrays.fill(start, .1);
        double[] found =
                QuasiNewton.minimise(
                                QuasiNewton.byDifferences(p -> {
                                    double value = -logLikelihood(model, observed, p);
                                    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
                                }),
                                start)
                        .point();
        return new CensoringFit(model, found, logLikelihood(model, observed, found));
    }

    private static double logLikelihood(
            CensoringModel model, List<Observation> observed, double[] p) {
        double sum = 0;
        for (Observation each : observed) {
            sum +=
                    Math.log(
                            model.likelihood(
                                    p,
                                    each.start / YEAR,
                                    each.event / YEAR,
                                    each.end / YEAR,
                                    each.censored));
        }
        return sum;
    }

    /// What an event on each of these days, from one age to another, would have been worth, given
    /// how observation ended.
    double weight(Observation of, double fromDay, double toDay) {
        return Quadrature.integral(
                t -> model.likelihood(parameters, of.start / YEAR, t, of.end / YEAR, of.censored),
                fromDay / YEAR,
                toDay / YEAR);
    }
}
