package org.vigie.statistics.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.vigie.statistics.Estimate;

/// How good a method's estimates of controls are.
///
/// As in the OHDSI Methods Benchmark, a control for which the method gave no estimate counts as log ratio 0 in the
/// area and the mean squared error, as covered, and as not significant; `estimable` tells how many had one. What needs
/// the true ratio is over controls for which it is known: not over the positive controls of OMOP and EU-ADR. What
/// there is nothing to count of is `NaN`.
///
/// Schuemie MJ et al (2020). How confident are we about observational findings in health care: a benchmark study.
/// doi 10.1162/99608f92.147cc28e.
///
/// @param positives        positive controls
/// @param negatives        negative controls
/// @param estimable        controls with an estimate
/// @param area             positive above negative controls, see {@link AreaUnderCurve}
/// @param bias             mean of estimated less true log ratio, over controls with an estimate
/// @param meanSquaredError mean of its square
/// @param coverage         share of intervals of 95 % that hold the true ratio
/// @param precision        geometric mean of 1/s², as e^(mean of ln(1 + 1/s²)) − 1, with s the standard error
/// @param typeOneError     share of negative controls with p below .05
/// @param typeTwoError     share of positive controls with p from .05
public record Metrics(int positives, int negatives, int estimable, Estimate area, double bias,
        double meanSquaredError, double coverage, double precision, double typeOneError, double typeTwoError) {

    private static final double SIGNIFICANT = 0.05;
    /// The standard error that stands for none.
    private static final double NO_PRECISION = 999;

    /// The metrics of these estimates.
    public static Metrics of(Collection<Judged> judged) {
        List<Judged> positives = judged.stream().filter(each -> each.control().positive()).toList();
        List<Judged> negatives = judged.stream().filter(each -> !each.control().positive()).toList();
        List<Judged> sized = judged.stream().filter(each -> each.control().trueRatio().isPresent()).toList();
        return new Metrics(positives.size(), negatives.size(), (int) judged.stream().filter(Judged::known).count(),
                AreaUnderCurve.of(ranks(positives), ranks(negatives)),
                mean(sized.stream().filter(Judged::known).mapToDouble(Metrics::excess)),
                mean(sized.stream().mapToDouble(Metrics::excess).map(excess -> excess * excess)),
                share(sized, Metrics::covered),
                Math.expm1(mean(judged.stream().mapToDouble(Metrics::error).map(s -> Math.log1p(1 / (s * s))))),
                share(negatives, Metrics::significant), share(positives, each -> !significant(each)));
    }

    private static double[] ranks(List<Judged> controls) {
        return controls.stream().mapToDouble(Judged::rank).toArray();
    }

    private static double excess(Judged judged) {
        return judged.rank() - Math.log(judged.control().trueRatio().orElseThrow());
    }

    private static boolean covered(Judged judged) {
        double truth = judged.control().trueRatio().orElseThrow();
        return !judged.known() || judged.ratio().low() < truth && truth < judged.ratio().high();
    }

    private static boolean significant(Judged judged) {
        return judged.known() && judged.ratio().p() < SIGNIFICANT;
    }

    private static double error(Judged judged) {
        return judged.known() ? judged.estimate().error() : NO_PRECISION;
    }

    private static double share(List<Judged> controls, Predicate<Judged> counted) {
        ToDoubleFunction<Judged> one = each -> counted.test(each) ? 1 : 0;
        return mean(controls.stream().mapToDouble(one));
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }
}
