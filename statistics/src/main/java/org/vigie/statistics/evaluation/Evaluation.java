package org.vigie.statistics.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.statistics.calibration.ErrorLikelihood;
import org.vigie.statistics.calibration.ErrorModel;
import org.vigie.statistics.calibration.LogEstimate;
import org.vigie.statistics.calibration.NullDistribution;

/// A method over a reference set: how good its estimates are as they are, and once calibrated.
///
/// Each control is calibrated by the controls of all other units, so that none tells its own error.
/// Where none of these has an estimate, or all that have one have the same true ratio and the model
/// needs two, the control stays without one.
///
/// @param asEstimated the controls as the method judged them
/// @param calibrated the same controls in the same order, calibrated
/// @param truths how the true effect of each control agrees with its estimate, in the same order
/// @param before how good they are as estimated
/// @param after how good they are calibrated
/// @param systematicError of all negative controls together; empty if none has an estimate
public record Evaluation(
        List<ScoredControl> asEstimated,
        List<ScoredControl> calibrated,
        List<TruthP> truths,
        Metrics before,
        Metrics after,
        Optional<NullDistribution> systematicError) {

    /// What calibrates.
    public enum By {
        /// The error that negative controls show, whatever the true effect.
        NEGATIVE_CONTROLS,
        /// A linear model of the error of all controls whose true ratio is known; needs two
        /// different ones.
        ALL_CONTROLS
    }

    /// The p value of a control's true effect, given its estimate; uniform if errors are as the
    /// standard error says. An interval of level 1 − α holds the truth where it is above α. `NaN`
    /// where the truth or an estimate is not known.
    ///
    /// @param before of the normal interval as estimated
    /// @param after of the calibrated one
    public record TruthP(double before, double after) {}

    public Evaluation {
        asEstimated = List.copyOf(asEstimated);
        calibrated = List.copyOf(calibrated);
        truths = List.copyOf(truths);
    }

    /// Evaluates what a method made of controls.
    public static Evaluation of(List<ScoredControl> judged, By by) {
        Map<String, Optional<ErrorModel>> models = new LinkedHashMap<>();
        List<ScoredControl> calibrated = new ArrayList<>();
        List<TruthP> truths = new ArrayList<>();
        for (ScoredControl each : judged) {
            Optional<ErrorModel> model =
                    models.computeIfAbsent(
                            each.control().unit(),
                            unit ->
                                    model(
                                            judged.stream()
                                                    .filter(other ->
                                                            !other.control().unit().equals(unit))
                                                    .toList(),
                                            by));
            calibrated.add(calibrate(each, model));
            truths.add(truth(each, model));
        }
        return new Evaluation(
                judged,
                calibrated,
                truths,
                Metrics.of(judged),
                Metrics.of(calibrated),
                NullDistribution.of(negatives(judged)));
    }

    private static TruthP truth(ScoredControl judged, Optional<ErrorModel> model) {
        if (judged.control().trueRatio().isEmpty() || !judged.known()) {
            return new TruthP(Double.NaN, Double.NaN);
        }
        double theta = Math.log(judged.control().trueRatio().getAsDouble());
        LogEstimate estimate = judged.estimate();
        return new TruthP(
                Wald.p((estimate.log() - theta) / estimate.error()),
                model.map(error -> error.p(estimate, theta)).orElse(Double.NaN));
    }

    private static ScoredControl calibrate(ScoredControl judged, Optional<ErrorModel> model) {
        return ScoredControl.of(
                judged.control(),
                model.map(error -> error.calibrate(judged.estimate())).orElse(Estimate.NONE));
    }

    private static Optional<ErrorModel> model(List<ScoredControl> others, By by) {
        return switch (by) {
            case NEGATIVE_CONTROLS ->
                    NullDistribution.of(negatives(others)).map(NullDistribution::errorModel);
            case ALL_CONTROLS ->
                    linear(
                            others.stream()
                                    .filter(other ->
                                            other.known()
                                                    && other.control().trueRatio().isPresent())
                                    .map(other ->
                                            new ErrorModel.Control(
                                                    other.estimate(),
                                                    Math.log(
                                                            other.control()
                                                                    .trueRatio()
                                                                    .getAsDouble())))
                                    .toList());
        };
    }

    private static Optional<ErrorModel> linear(List<ErrorModel.Control> others) {
        return others.stream().map(ErrorModel.Control::trueLog).distinct().count() < 2
                ? Optional.empty()
                : Optional.of(ErrorLikelihood.mostLikelyModel(others, ErrorModel.Spread.LINEAR));
    }

    private static List<LogEstimate> negatives(List<ScoredControl> judged) {
        return judged.stream()
                .filter(each -> !each.control().positive())
                .map(ScoredControl::estimate)
                .toList();
    }
}
