package org.vigie.statistics.selfcontrolled.lag;

import java.util.List;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.StratumProbabilities;

/// −(1/n) Σ over cases of the log of the probability of the event's bucket, a softmax over the
/// buckets observed.
///
/// @param strata the cases, packed
/// @param constant the loss where all coefficients are 0
record LagLoss(CaseStrata strata, double constant) {

    static LagLoss of(LagDesign design, List<LagCase> cases) {
        double constant =
                cases.stream().mapToDouble(each -> Math.log(each.observed())).average().orElse(0);
        return new LagLoss(design.strata(cases), constant);
    }

    double at(double[] theta) {
        return constant - strata.valueAt(theta) / strata.events();
    }

    /// The loss, and its gradient.
    record Slope(double loss, double[] gradient) {}

    Slope slope(double[] theta) {
        StratumProbabilities.Slope likelihood = strata.slopeAt(theta);
        double[] gradient = likelihood.gradient();
        for (int a = 0; a < gradient.length; a++) {
            gradient[a] /= -strata.events();
        }
        return new Slope(constant - likelihood.value() / strata.events(), gradient);
    }
}
