package org.vigie.statistics.selfcontrolled.eventdependent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.vigie.statistics.QuasiNewton;

/// A censoring model at the most likely parameters that searches from two places find.
///
/// @param model which of the four
/// @param parameters as the model says
/// @param logLikelihood at the maximum
public record CensoringFit(CensoringModel model, double[] parameters, double logLikelihood) {

    /// Days in a year: the models are of years.
    static final double YEAR = 365.25;

    /// By how much a maximum has to be higher than R's to be taken.
    private static final double HIGHER = 1e-6;

    /// Logarithms of the shape above which a Weibull or a gamma distribution is taken for drawn
    /// together: its standard deviation is then less than a hundredth of its mean.
    private static final double NARROW_WEIBULL = 5;

    private static final double NARROW_GAMMA = 10;

    /// The logarithm of a day in years, below which an exponential distribution is.
    private static final double SHORTEST = -Math.log(YEAR);

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

    /// The higher of the maxima next to two starts: that of R's package SCCS, where every parameter
    /// is 0.1, and the most likely place of a grid around the means of what was observed. The
    /// second counts only if it is of no distribution drawn together: a Weibull or gamma
    /// distribution on one end of observation makes that as likely as one wants, so that there is
    /// no highest maximum of all.
    static CensoringFit of(CensoringModel model, List<Observation> observed, boolean regress) {
        double[] asR = new double[regress ? 7 : 4];
        Arrays.fill(asR, .1);
        CensoringFit best = from(asR, model, observed);
        double[] start = mostLikely(model, observed, regress);
        if (!Double.isFinite(logLikelihood(model, observed, start))) {
            return best;
        }
        CensoringFit other = from(start, model, observed);
        return other.logLikelihood > best.logLikelihood + HIGHER && other.isWide() ? other : best;
    }

    /// The maximum next to one start.
    static CensoringFit from(double[] start, CensoringModel model, List<Observation> observed) {
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

    /// Of a grid: the exponential with the mean time of those who left early, or a third of it, as
    /// a smaller or larger part; the other with the mean time of all, or more, without memory or
    /// around it.
    private static double[] mostLikely(
            CensoringModel model, List<Observation> observed, boolean regress) {
        double early =
                observed.stream()
                        .filter(Observation::censored)
                        .mapToDouble(each -> each.end - each.event)
                        .average()
                        .orElse(YEAR);
        double other =
                observed.stream()
                        .mapToDouble(each -> model.ofAge() ? each.end : each.end - each.event)
                        .average()
                        .orElse(YEAR);
        double[] best = {};
        double highest = Double.NEGATIVE_INFINITY;
        for (double mean : new double[] {early, early / 3}) {
            for (double scale : new double[] {other, 1.2 * other, 3 * other}) {
                for (double share : new double[] {-1.5, 0, 1.5}) {
                    for (double shape : new double[] {0, 1, 2, 3}) {
                        double[] at =
                                start(
                                        regress,
                                        Math.log(mean / YEAR),
                                        Math.log(scale / YEAR),
                                        share,
                                        shape);
                        double value = logLikelihood(model, observed, at);
                        if (best.length == 0 || value > highest) {
                            best = at;
                            highest = value;
                        }
                    }
                }
            }
        }
        return best;
    }

    /// Without regression on age.
    private static double[] start(
            boolean regress, double mean, double scale, double share, double shape) {
        return regress
                ? new double[] {mean, scale, 0, share, 0, shape, 0}
                : new double[] {mean, scale, share, shape};
    }

    /// Whether neither part is drawn together on one end.
    private boolean isWide() {
        double shape = parameters[parameters.length == 7 ? 5 : 3];
        return shape <= (model.weibull() ? NARROW_WEIBULL : NARROW_GAMMA)
                && parameters[0] >= SHORTEST;
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
