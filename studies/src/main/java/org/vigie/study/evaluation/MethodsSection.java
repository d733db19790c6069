package org.vigie.study.evaluation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vigie.report.page.Section;
import org.vigie.report.table.Numbers;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.calibration.SystematicError;

/// Methods side by side.
final class MethodsSection {

    private static final double LEVEL = 0.95;
    private static final double SIGNIFICANT = 0.05;
    private static final double LARGE_ERROR = 0.25;
    private static final int WARN = 2;

    private MethodsSection() {}

    /// Coloured: intervals that hold the truth too seldom, and too many false positives, beyond
    /// chance; an EASE of .25 or more.
    static Section.Matrix of(EvaluationResult result) {
        Predicate<Estimate> low = share -> share.high() < LEVEL;
        Predicate<Estimate> high = share -> share.low() > SIGNIFICANT;
        Predicate<Estimate> any = _ -> false;
        return new Section.Matrix(
                "How well each method does",
                """
                With 95% intervals; error rates and coverage as estimated, and calibrated \
                by the other pairs. Coloured: coverage below 95% or type 1 error above 5% \
                beyond chance; EASE from 0.25 on.\
                """,
                "",
                result.methods().stream().map(method -> method.method().word()).toList(),
                List.of(
                        row(
                                result,
                                "AUC",
                                "harm above no effect",
                                method -> method.evaluation().before().area(),
                                any),
                        row(
                                result,
                                "bias",
                                "of the log ratio",
                                method -> method.evaluation().before().bias(),
                                any),
                        row(
                                result,
                                "bias, calibrated",
                                "",
                                method -> method.evaluation().after().bias(),
                                any),
                        row(
                                result,
                                "coverage",
                                "of 95% intervals",
                                method -> method.evaluation().before().coverage(),
                                low),
                        row(
                                result,
                                "coverage, calibrated",
                                "",
                                method -> method.evaluation().after().coverage(),
                                low),
                        row(
                                result,
                                "type 1 error",
                                "no effect, p < 0.05",
                                method -> method.evaluation().before().typeOneError(),
                                high),
                        row(
                                result,
                                "type 1 error, calibrated",
                                "",
                                method -> method.evaluation().after().typeOneError(),
                                high),
                        row(
                                result,
                                "type 2 error",
                                "effect, p ≥ 0.05",
                                method -> method.evaluation().before().typeTwoError(),
                                any),
                        row(
                                result,
                                "type 2 error, calibrated",
                                "",
                                method -> method.evaluation().after().typeTwoError(),
                                any),
                        row(
                                result,
                                "EASE",
                                "expected absolute systematic error",
                                MethodsSection::ease,
                                error -> error.value() >= LARGE_ERROR),
                        new Section.MatrixRow(
                                "with an estimate",
                                "of " + result.controls() + " pairs",
                                result.methods().stream()
                                        .map(method ->
                                                new Section.Cell(
                                                        Numbers.count(
                                                                method.evaluation()
                                                                        .before()
                                                                        .estimable()),
                                                        0,
                                                        ""))
                                        .toList())));
    }

    private static Section.MatrixRow row(
            EvaluationResult result,
            String label,
            String remark,
            Function<MethodEvaluation, Estimate> value,
            Predicate<Estimate> bad) {
        return new Section.MatrixRow(
                label,
                remark,
                result.methods().stream().map(method -> cell(value.apply(method), bad)).toList());
    }

    private static Estimate ease(MethodEvaluation method) {
        return method.before().map(SystematicError::expectedAbsoluteError).orElse(Estimate.NONE);
    }

    private static Section.Cell cell(Estimate value, Predicate<Estimate> bad) {
        return new Section.Cell(Numbers.estimate(value), bad.test(value) ? WARN : 0, "");
    }
}
