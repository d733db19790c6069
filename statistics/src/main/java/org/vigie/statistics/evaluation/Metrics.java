package org.vigie.statistics.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;

/// How good a method's estimates of controls are, each number with its 95 % interval.
///
/// As in the OHDSI Methods Benchmark, a control for which the method gave no estimate counts as log
/// ratio 0 in the area and the mean squared error, as covered, and as not significant; `estimable`
/// tells how many had one. What needs the true ratio is over controls for which it is known: not
/// over the positive controls of OMOP and EU-ADR. Controls that protect do not enter the area,
/// which is about harm. An estimate without a p value is significant if its interval leaves out 1.
/// What there is nothing to count of is `NaN`.
///
/// Intervals take controls to be independent, though those of one drug or outcome share people.
/// Shares have Wilson's interval, means a normal one.
///
/// Schuemie MJ et al (2020). How confident are we about observational findings in health care: a
/// benchmark study. doi 10.1162/99608f92.147cc28e.
///
/// @param positives positive controls
/// @param negatives negative controls
/// @param estimable controls with an estimate
/// @param area positive above negative controls, see {@link AreaUnderCurve}
/// @param bias mean of estimated less true log ratio, over controls with an estimate
/// @param meanSquaredError mean of its square, over all
/// @param coverage share of intervals of 95 % that hold the true ratio
/// @param precision geometric mean of 1/s², as e^(mean of ln(1 + 1/s²)) − 1, with s the standard
///   error
/// @param typeOneError share of negative controls with p below .05
/// @param typeTwoError share of positive controls with p from .05
public record Metrics(
        int positives,
        int negatives,
        int estimable,
        Estimate area,
        Estimate bias,
        Estimate meanSquaredError,
        Estimate coverage,
        Estimate precision,
        Estimate typeOneError,
        Estimate typeTwoError) {

    private static final double SIGNIFICANT = 0.05;

    /// The standard error that stands for none.
    private static final double NO_PRECISION = 999;

    /// The metrics of these estimates.
    public static Metrics of(Collection<ScoredControl> judged) {
        List<ScoredControl> positives =
                judged.stream().filter(each -> each.control().positive()).toList();
        List<ScoredControl> negatives =
                judged.stream().filter(each -> !each.control().positive()).toList();
        List<ScoredControl> sized =
                judged.stream().filter(each -> each.control().trueRatio().isPresent()).toList();
        return new Metrics(
                positives.size(),
                negatives.size(),
                (int) judged.stream().filter(ScoredControl::known).count(),
                AreaUnderCurve.of(
                        ranks(positives.stream().filter(each -> each.control().harms()).toList()),
                        ranks(negatives)),
                mean(sized.stream().filter(ScoredControl::known).toList(), Metrics::excess),
                atLeastZero(mean(sized, each -> excess(each) * excess(each))),
                share(sized, Metrics::covered),
                precision(mean(judged, each -> Math.log1p(1 / (error(each) * error(each))))),
                share(negatives, Metrics::significant),
                share(positives, each -> !significant(each)));
    }

    private static double[] ranks(List<ScoredControl> controls) {
        return controls.stream().mapToDouble(ScoredControl::rank).toArray();
    }

    private static double excess(ScoredControl judged) {
        return judged.rank() - Math.log(judged.control().trueRatio().orElseThrow());
    }

    private static boolean covered(ScoredControl judged) {
        double truth = judged.control().trueRatio().orElseThrow();
        return !judged.known() || (judged.ratio().low() < truth && truth < judged.ratio().high());
    }

    private static boolean significant(ScoredControl judged) {
        double p = judged.ratio().p();
        return judged.known()
                && (Double.isNaN(p)
                        ? judged.ratio().low() > 1 || judged.ratio().high() < 1
                        : p < SIGNIFICANT);
    }

    private static double error(ScoredControl judged) {
        return judged.known() ? judged.estimate().error() : NO_PRECISION;
    }

    private static Estimate share(List<ScoredControl> controls, Predicate<ScoredControl> counted) {
        return Proportion.wilson(controls.stream().filter(counted).count(), controls.size());
    }

    private static Estimate mean(
            Collection<ScoredControl> controls, ToDoubleFunction<ScoredControl> value) {
        return Means.of(controls.stream().mapToDouble(value).toArray());
    }

    private static Estimate atLeastZero(Estimate mean) {
        return new Estimate(mean.value(), Math.max(0, mean.low()), mean.high(), Double.NaN);
    }

    private static Estimate precision(Estimate mean) {
        return new Estimate(
                Math.expm1(mean.value()),
                Math.max(0, Math.expm1(mean.low())),
                Math.expm1(mean.high()),
                Double.NaN);
    }
}
