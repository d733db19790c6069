package org.vigie.statistics.selfcontrolled.lag;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.statistics.selfcontrolled.CaseSeries;
import org.vigie.statistics.selfcontrolled.Flagged;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;

/// The curves without the penalty's pull, and their intervals.
///
/// Every lag by itself: the model is fitted again without penalty, nothing is chosen on the cases,
/// and the intervals are those of {@link CaseSeries}: Wald's, or Firth's where events are
/// separated.
///
/// As published, lags stay joined where the penalty made them equal, and events are drawn anew from
/// the fit, each case observed as long as it was, and fitted again many times; a range holds the
/// middle share of what was found. Such ranges are narrower, but hold the truth in some 85 % where
/// 95 % were asked for, so they have no level.
///
/// @param curves what was fitted under the penalty
/// @param refit all coefficients of the fit without penalty; `NaN` where there is none
/// @param low lower ends
/// @param high upper ends
/// @param level share of intervals that should hold the truth, such as .95; `NaN` where lags were
///   joined, since that choice is not accounted for
/// @param flags what is missing or doubtful in the fit without penalty; columns are called by their
///   first lag
public record LagIntervals(
        LagFit curves,
        double[] refit,
        double[] low,
        double[] high,
        double level,
        List<Flagged> flags) {

    /// Each lag by itself, 95 % intervals.
    ///
    /// @param curves the fit under the penalty
    /// @param cases that it was made of
    public static LagIntervals of(LagFit curves, List<LagCase> cases) {
        int[] alone = IntStream.range(0, curves.coefficients().length).toArray();
        List<String> names = names(curves.design(), alone);
        CaseSeries fit = CaseSeries.of(curves.design().strata(cases), names);
        Estimate[] found = IntStream.of(alone).mapToObj(fit::waldOrFirth).toArray(Estimate[]::new);
        return new LagIntervals(
                curves,
                fit.coefficients(),
                Arrays.stream(found).mapToDouble(each -> Math.log(each.low())).toArray(),
                Arrays.stream(found).mapToDouble(each -> Math.log(each.high())).toArray(),
                Wald.LEVEL,
                fit.flags());
    }

    /// Lags joined as the penalty joined them, drawn and fitted again: ranges to look at, of no
    /// known level.
    ///
    /// @param curves the fit under the penalty
    /// @param cases that it was made of
    /// @param samples how often events are drawn anew: 0 for no ranges, which then are `NaN`
    /// @param share the middle share of what was found, .95
    /// @param seed of the draws
    public static LagIntervals ofJoinedLags(
            LagFit curves, List<LagCase> cases, int samples, double share, long seed) {
        if (!(share > 0 && share < 1) || samples < 0) {
            throw new IllegalArgumentException(
                    "a range has a share between 0 and 1 and 0 samples or more, were "
                            + share
                            + " and "
                            + samples);
        }
        int[] groups = curves.groups();
        List<String> names = names(curves.design(), groups);
        CaseStrata joined = curves.design().strata(cases).joined(groups, names.size());
        CaseSeries fit = CaseSeries.of(joined, names);
        double[][] drawn = drawn(joined, fit, samples, seed);
        return new LagIntervals(
                curves,
                spread(groups, fit.coefficients()),
                spread(groups, ends(drawn, fit.coefficients(), (1 - share) / 2)),
                spread(groups, ends(drawn, fit.coefficients(), (1 + share) / 2)),
                Double.NaN,
                fit.flags());
    }

    /// The coefficients that events drawn anew give, sample by sample.
    private static double[][] drawn(CaseStrata cases, CaseSeries fit, int samples, long seed) {
        double[] centre =
                Arrays.stream(fit.coefficients())
                        .map(each -> Double.isNaN(each) ? 0 : each)
                        .toArray();
        double[][] drawn = new double[centre.length][samples];
        Random random = new Random(seed);
        for (int s = 0; s < samples; s++) {
            double[] again = CaseSeries.of(cases.drawn(centre, random), fit.names()).coefficients();
            for (int g = 0; g < again.length; g++) {
                drawn[g][s] = again[g];
            }
        }
        return drawn;
    }

    /// The refit coefficients of one feature, lag 0 first.
    public double[] curve(int feature) {
        return part(refit, feature);
    }

    /// The lower ends of a feature's intervals.
    public double[] low(int feature) {
        return part(low, feature);
    }

    /// The upper ends of a feature's intervals.
    public double[] high(int feature) {
        return part(high, feature);
    }

    private double[] part(double[] all, int feature) {
        return Arrays.copyOfRange(
                all, curves.design().first(feature), curves.design().first(feature + 1));
    }

    private static List<String> names(LagDesign design, int[] groups) {
        String[] names = new String[IntStream.of(groups).max().orElse(-1) + 1];
        for (int j = 0; j < design.lags().length; j++) {
            for (int lag = design.lags()[j]; lag >= 0; lag--) {
                names[groups[design.first(j) + lag]] = design.names().get(j) + " lag " + lag;
            }
        }
        return List.of(names);
    }

    private static double[] spread(int[] groups, double[] values) {
        return IntStream.of(groups).mapToDouble(g -> values[g]).toArray();
    }

    /// Quantiles of what was drawn (R's type 7) where the coefficient was found; samples in which
    /// it was not are passed over.
    private static double[] ends(double[][] drawn, double[] centre, double share) {
        return IntStream.range(0, drawn.length)
                .mapToDouble(g -> {
                    double[] sorted =
                            Arrays.stream(drawn[g])
                                    .filter(each -> !Double.isNaN(each))
                                    .sorted()
                                    .toArray();
                    if (sorted.length == 0 || Double.isNaN(centre[g])) {
                        return Double.NaN;
                    }
                    double rank = (sorted.length - 1) * share;
                    int below = (int) rank;
                    int above = Math.min(below + 1, sorted.length - 1);
                    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
                })
                .toArray();
    }
}
