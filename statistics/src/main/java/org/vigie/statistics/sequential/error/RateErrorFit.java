package org.vigie.statistics.sequential.error;

import java.util.List;
import java.util.Optional;
import org.vigie.statistics.QuasiNewton;

/// The systematic error that negative controls show, of highest likelihood.
///
/// Each control's true ratio is normal on the logarithmic scale, with a mean and a standard
/// deviation that all have in common; its likelihood is the mean of {@link ControlCount} over it.
/// Counts enter as they are, so that a control without an event counts as well: left out, as where
/// estimates are taken for normal, it would make rates look too high when counts are few.
///
/// Schuemie MJ et al (2014). doi 10.1002/sim.5925, with the likelihoods of counts in place of
/// normal ones.
public final class RateErrorFit implements QuasiNewton.Function {

    private static final double WIDTH = 8;
    private static final double WIDEST_STEP = 0.25;
    private static final double FINENESS = 0.7;
    private static final double SAME = 1e-9;
    private static final double[] STARTS = {0.1, 1};

    private final List<ControlCount> controls;

    private RateErrorFit(List<ControlCount> controls) {
        this.controls = controls;
    }

    /// What controls show; empty where none of them has an event on either side.
    public static Optional<RateError> of(List<ControlCount> controls) {
        if (controls.stream().allMatch(each -> each.observed() == 0)
                || controls.stream().noneMatch(ControlCount::isBounded)) {
            return Optional.empty();
        }
        RateErrorFit fit = new RateErrorFit(List.copyOf(controls));
        double mean =
                controls.stream()
                        .mapToDouble(each -> Math.log(each.crudeRatio()))
                        .average()
                        .orElse(0);
        QuasiNewton.Minimum best = QuasiNewton.minimise(fit, mean, STARTS[0]);
        QuasiNewton.Minimum other = QuasiNewton.minimise(fit, mean, STARTS[1]);
        QuasiNewton.Minimum least = other.value() < best.value() ? other : best;
        QuasiNewton.Minimum none = QuasiNewton.minimise(fit::withoutSpread, mean);
        return Optional.of(
                none.value() <= least.value() + SAME
                        ? new RateError(none.point()[0], 0)
                        : new RateError(least.point()[0], Math.abs(least.point()[1])));
    }

    private double withoutSpread(double[] point, double[] gradient) {
        double[] both = new double[2];
        double value = at(new double[] {point[0], 0}, both);
        gradient[0] = both[0];
        return value;
    }

    /// Minus the logarithm of the likelihood of a mean and a standard deviation, whose sign does
    /// not matter.
    @Override
    public double at(double[] point, double[] gradient) {
        gradient[0] = 0;
        gradient[1] = 0;
        double sum = 0;
        for (ControlCount control : controls) {
            sum -= overError(control, point, gradient);
        }
        return sum;
    }

    /// The logarithm of a control's likelihood by the trapezoidal rule, as in {@link
    /// RateError#mean}; takes its derivatives off the gradient.
    private static double overError(ControlCount control, double[] point, double[] gradient) {
        double spread = Math.abs(point[1]) * Math.sqrt(Math.max(1, control.observed()));
        double step = Math.min(WIDEST_STEP, FINENESS / Math.max(spread, FINENESS));
        int half = (int) Math.ceil(WIDTH / step);
        double[] logs = new double[2 * half + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = -half; i <= half; i++) {
            double z = i * step;
            logs[i + half] = control.logLikelihood(point[0] + point[1] * z) - z * z / 2;
            highest = Math.max(highest, logs[i + half]);
        }
        double total = 0;
        double byMean = 0;
        double bySd = 0;
        for (int i = -half; i <= half; i++) {
            double z = i * step;
            double weight = Math.exp(logs[i + half] - highest);
            double slope = weight == 0 ? 0 : weight * control.slope(point[0] + point[1] * z);
            total += weight;
            byMean += slope;
            bySd += slope * z;
        }
        gradient[0] -= byMean / total;
        gradient[1] -= bySd / total;
        return highest + Math.log(total * step);
    }
}
