package org.vigie.statistics.selfcontrolled.eventdependent;

import org.apache.commons.statistics.distribution.GammaDistribution;

/// When observation ends after an event: a mixture of an exponential time since the event, in
/// people whose event ends their observation sooner, and in the others a Weibull or gamma
/// distribution of age or of the time since the event.
///
/// Ages in years. Parameters: log mean of the exponential, log scale (gamma: log mean) of the
/// other, logit share of the exponential, log shape of the other; with regression the last three
/// each take a second parameter, times age at event (share) or log age (at start of observation for
/// distributions of age, at event for those of time).
///
/// Farrington CP et al (2011). Self-controlled case series analysis with event-dependent
/// observation periods. doi 10.1198/jasa.2011.ap10108.
public enum CensoringModel {

    /// Exponential and Weibull of age.
    EWA,
    /// Exponential and Weibull of time since the event.
    EWI,
    /// Exponential and gamma of age.
    EGA,
    /// Exponential and gamma of time since the event.
    EGI;

    /// What stands for a survival in the denominator that is exactly 0, as in R's package SCCS.
    private static final double SMALLEST = 1e-9;

    boolean ofAge() {
        return this == EWA || this == EGA;
    }

    boolean weibull() {
        return this == EWA || this == EWI;
    }

    /// The likelihood of the end of observation, given an event at some age.
    ///
    /// @param p 4 parameters, or 7 with regression, in the order of the description
    /// @param start age at start of observation
    /// @param event age at event
    /// @param end age at end
    /// @param censored whether observation ended early; else only that it did not is known
    double likelihood(double[] p, double start, double event, double end, boolean censored) {
        boolean regress = p.length == 7;
        double logAge = Math.log(ofAge() ? start : event);
        double early = Math.exp(-p[0]);
        double other = Math.exp(-(p[1] + (regress ? p[2] * logAge : 0)));
        double eta = regress ? p[3] + p[4] * event : p[2];
        double shape = Math.exp(regress ? p[5] + p[6] * logAge : p[3]);
        double share = 1 / (1 + Math.exp(-eta));
        double exponential = Math.exp(-early * (end - event)) * (censored ? early : 1);
        double rest =
                weibull()
                        ? weibull(shape, other, event, end, censored)
                        : gamma(shape, other, event, end, censored);
        return share * exponential + (1 - share) * rest;
    }

    /// Of age, survival from the event to the end is e^−((r end)^k (1 − (event/end)^k)): written
    /// so, no two infinite powers are taken from each other where the shape is very large.
    private double weibull(double shape, double rate, double event, double end, boolean censored) {
        double time = (ofAge() ? end : end - event) * rate;
        double passed = ofAge() ? -Math.expm1(shape * Math.log(event / end)) : 1;
        double survival = Math.exp(-Math.pow(time, shape) * passed);
        if (!censored || survival == 0) {
            return survival;
        }
        return shape * rate * Math.pow(time, shape - 1) * survival;
    }

    private double gamma(double shape, double rate, double event, double end, boolean censored) {
        double scale = 1 / (shape * rate);
        if (!(shape > 0 && scale > 0) || Double.isInfinite(shape) || Double.isInfinite(scale)) {
            return Double.NaN;
        }
        try {
            return gamma(GammaDistribution.of(shape, scale), event, end, censored);
        } catch (ArithmeticException e) {
            return Double.NaN; // so far out that its series do not end
        }
    }

    private double gamma(GammaDistribution of, double event, double end, boolean censored) {
        double time = ofAge() ? end : end - event;
        double survived = ofAge() ? of.survivalProbability(event) : 1;
        double given = survived == 0 ? SMALLEST : survived;
        return (censored ? of.density(time) : of.survivalProbability(time)) / given;
    }
}
