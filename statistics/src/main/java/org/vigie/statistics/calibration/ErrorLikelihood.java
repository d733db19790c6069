package org.vigie.statistics.calibration;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.vigie.statistics.QuasiNewton;

/// Minus the log-likelihood of controls under a model of systematic error, and the model under
/// which it is least.
///
/// Of a linear spread the terms are a, b and the roots of σ at θ = 0 and at the largest |θ| of any
/// control, so that σ is below 0 at no control; of a log-linear one a, b, and intercept and slope
/// of ln σ.
public final class ErrorLikelihood implements QuasiNewton.Function {

    private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

    private static final double START = 0.1;

    private final List<ErrorModel.Control> controls;
    private final ErrorModel.Spread form;
    private final double furthest;

    private ErrorLikelihood(List<ErrorModel.Control> controls, ErrorModel.Spread form) {
        this.controls = controls;
        this.form = form;
        furthest =
                controls.stream()
                        .mapToDouble(control -> Math.abs(control.trueLog()))
                        .max()
                        .orElse(1);
    }

    /// The model of highest likelihood; controls without an estimate are left out.
    public static ErrorModel mostLikelyModel(
            Collection<ErrorModel.Control> controls, ErrorModel.Spread form) {
        List<ErrorModel.Control> known =
                controls.stream().filter(control -> control.estimate().known()).toList();
        if (known.stream().mapToDouble(ErrorModel.Control::trueLog).distinct().count() < 2) {
            throw new IllegalArgumentException(
                    "a model of systematic error needs controls of two true effects or more;"
                            + " with negative controls alone fit a null distribution");
        }
        ErrorLikelihood likelihood = new ErrorLikelihood(known, form);
        double start = form == ErrorModel.Spread.LINEAR ? Math.sqrt(START) : Math.log(START);
        return likelihood.model(
                QuasiNewton.minimise(
                                likelihood,
                                0,
                                1,
                                start,
                                form == ErrorModel.Spread.LINEAR ? start : 0)
                        .point());
    }

    private ErrorModel model(double[] u) {
        return switch (form) {
            case LINEAR ->
                    new ErrorModel(
                            u[0], u[1], u[2] * u[2], (u[3] * u[3] - u[2] * u[2]) / furthest, form);
            case LOG_LINEAR -> new ErrorModel(u[0], u[1], u[2], u[3], form);
        };
    }

    @Override
    public double at(double[] u, double[] gradient) {
        double sum = 0;
        Arrays.fill(gradient, 0);
        for (ErrorModel.Control control : controls) {
            double theta = control.trueLog();
            double share = Math.abs(theta) / furthest;
            double sd =
                    switch (form) {
                        case LINEAR -> (1 - share) * u[2] * u[2] + share * u[3] * u[3];
                        case LOG_LINEAR -> Math.exp(u[2] + u[3] * theta);
                    };
            double error = control.estimate().error();
            double variance = sd * sd + error * error;
            double off = control.estimate().log() - u[0] - u[1] * theta;
            sum += LOG_ROOT_TWO_PI + (Math.log(variance) + off * off / variance) / 2;
            gradient[0] -= off / variance;
            gradient[1] -= off / variance * theta;
            double bySd = sd / variance * (1 - off * off / variance);
            switch (form) {
                case LINEAR -> {
                    gradient[2] += bySd * (1 - share) * 2 * u[2];
                    gradient[3] += bySd * share * 2 * u[3];
                }
                case LOG_LINEAR -> {
                    gradient[2] += bySd * sd;
                    gradient[3] += bySd * sd * theta;
                }
            }
        }
        return sum;
    }
}
