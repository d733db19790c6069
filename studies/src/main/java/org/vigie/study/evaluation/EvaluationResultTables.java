package org.vigie.study.evaluation;

import static org.vigie.report.table.Unit.OF_ROW;
import static org.vigie.report.table.Unit.PAIRS;
import static org.vigie.report.table.Unit.PROBABILITY;
import static org.vigie.report.table.Unit.RATIO;
import static org.vigie.report.table.Unit.SHARE;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Proportion;
import org.vigie.statistics.evaluation.Control;
import org.vigie.study.evaluation.EvaluationRows.Level;
import org.vigie.study.evaluation.EvaluationRows.Metric;
import org.vigie.study.evaluation.EvaluationRows.RocPoint;
import org.vigie.study.evaluation.EvaluationRows.Scored;

/// What the tables of an evaluation hold.
public final class EvaluationResultTables {

    private static final String METHOD = "the method, as in `signals`";
    private static final String INTERVAL = "its 95 % interval";
    private static final String WILSON = "its 95 % interval (Wilson's)";

    static final ResultTable<Metric> METRICS =
            ResultTable.<Metric>named(
                            "metrics",
                            """
                            One row for each method, group of pairs, metric, and calibrated or not.
                            """)
                    .text("method", METHOD, row -> row.of().method().method().word())
                    .text(
                            "group",
                            """
                            the value of the column that groups pairs (`kind`, or that of
                            `--group-by`), empty for all pairs
                            """,
                            row -> row.of().group())
                    .text(
                            "calibrated",
                            """
                            `yes` with systematic error allowed for, each pair calibrated by the
                            others; `no` as estimated
                            """,
                            row -> row.of().calibrated() ? "yes" : "no")
                    .text(
                            "metric",
                            """
                            `auc`: probability that a pair that does harm ranks above one without
                            effect. `bias`: mean of estimated less true log ratio. `mse`: mean
                            of its square. `coverage`: share of 95 % intervals that hold the
                            true ratio. `precision`: geometric mean of 1/s². `type_1_error`:
                            share of pairs without effect with p below 0.05. `type_2_error`:
                            share of pairs with an effect with p from 0.05. `ease`,
                            `error_mean`, `error_sd`: expected absolute systematic error of
                            pairs without effect, and its mean and standard deviation on the
                            logarithmic scale
                            """,
                            Metric::name)
                    .estimate(
                            "value",
                            "ci",
                            OF_ROW,
                            "value of the metric",
                            """
                            its 95 % interval: DeLong's of `auc`, Wilson's of shares, bootstrap
                            percentiles of systematic error, normal of means
                            """,
                            Metric::value)
                    .whole(
                            "positives",
                            PAIRS,
                            "pairs with an effect",
                            row -> row.of().metrics().positives())
                    .whole(
                            "negatives",
                            PAIRS,
                            "pairs without an effect",
                            row -> row.of().metrics().negatives())
                    .whole(
                            "estimable",
                            PAIRS,
                            "pairs with an estimate",
                            row -> row.of().metrics().estimable())
                    .notes(
                            """
                            As in OHDSI's benchmark, a pair without an estimate counts as log
                            ratio 0 in `auc` and `mse`, as covered, and as not significant;
                            `bias` is over pairs with one. Pairs that protect do not enter
                            `auc`. An estimate without a p value is significant if its interval
                            leaves out 1. What needs the true ratio is over pairs for which the
                            reference set tells it.
                            """);

    static final ResultTable<Scored> CONTROLS =
            ResultTable.<Scored>named("controls", "One row for each method and pair.")
                    .text("method", METHOD, row -> row.method().method().word())
                    .with(pair(Scored::control))
                    .text("group", "as in `metrics`", Scored::group)
                    .estimate("ratio", "ci", RATIO, "as in `signals`", INTERVAL, Scored::ratio)
                    .real("p_value", PROBABILITY, "as in `signals`", row -> row.ratio().p())
                    .estimate(
                            "calibrated_ratio",
                            "calibrated_ci",
                            RATIO,
                            "as in `signals`",
                            INTERVAL,
                            Scored::calibrated)
                    .real(
                            "calibrated_p",
                            PROBABILITY,
                            "as in `signals`",
                            row -> row.calibrated().p())
                    .text(
                            "flags",
                            "why a number deserves doubt, or why there is no estimate",
                            Scored::reason);

    static final ResultTable<ExcludedControl> EXCLUDED =
            ResultTable.<ExcludedControl>named("excluded", "Pairs that were not evaluated.")
                    .with(pair(ExcludedControl::control))
                    .text("reason", "why not", ExcludedControl::reason);

    static final ResultTable<RocPoint> ROC =
            ResultTable.<RocPoint>named(
                            "roc", "One row for each method and threshold of the ratio.")
                    .text("method", METHOD, row -> row.method().method().word())
                    .real(
                            "threshold",
                            RATIO,
                            "ratio from which a pair is taken to do harm",
                            row -> Math.exp(row.point().threshold()))
                    .real(
                            "false_positive_rate",
                            SHARE,
                            "share of pairs without effect that are taken so",
                            row -> row.point().falsePositiveRate())
                    .real(
                            "true_positive_rate",
                            SHARE,
                            "share of pairs that do harm that are taken so",
                            row -> row.point().truePositiveRate());

    static final ResultTable<Level> COVERAGE =
            ResultTable.<Level>named(
                            "coverage",
                            "How many intervals hold the truth: one row for each method and level.")
                    .text("method", METHOD, row -> row.method().method().word())
                    .real("level", SHARE, "level of the intervals", row -> row.level().level())
                    .whole(
                            "controls",
                            PAIRS,
                            "controls with an estimate whose true ratio is known",
                            row -> row.level().before().of())
                    .estimate(
                            "coverage",
                            "ci",
                            SHARE,
                            """
                            share of them whose interval holds it, as estimated (normal \
                            intervals)\
                            """,
                            WILSON,
                            row -> estimate(row.level().before()))
                    .whole(
                            "calibrated_controls",
                            PAIRS,
                            "such controls with a calibrated estimate",
                            row -> row.level().after().of())
                    .estimate(
                            "calibrated_coverage",
                            "calibrated_ci",
                            SHARE,
                            "share of them whose interval holds it, calibrated",
                            WILSON,
                            row -> estimate(row.level().after()));

    static final ResultTable<AttritionTable.Row> PAIRS_LEFT =
            AttritionTable.named("pairs", "How many pairs each rule left.", PAIRS);

    /// What `vigie evaluate` leaves.
    public static final ResultSection SECTION =
            new ResultSection(
                    "`vigie evaluate`",
                    "",
                    List.of(
                            METRICS,
                            CONTROLS,
                            EXCLUDED,
                            PAIRS_LEFT,
                            ROC,
                            COVERAGE,
                            AttritionTable.OF_PEOPLE));

    private EvaluationResultTables() {}

    private static Estimate estimate(Proportion share) {
        return Proportion.wilson(share.count(), share.of());
    }

    private static <R> UnaryOperator<ResultTable<R>> pair(Function<R, Control> of) {
        return table ->
                table.text("exposure", "as in `signals`", row -> of.apply(row).exposure())
                        .text(
                                "exposure_name",
                                "as in `signals`",
                                row -> of.apply(row).exposureName())
                        .text("outcome", "as in `signals`", row -> of.apply(row).outcome())
                        .text("outcome_name", "as in `signals`", row -> of.apply(row).outcomeName())
                        .text(
                                "truth",
                                "`positive`, `protective` or `negative`",
                                row -> ControlLabels.truth(of.apply(row)))
                        .real(
                                "true_ratio",
                                RATIO,
                                "the true ratio, where the reference set tells it",
                                row -> of.apply(row).trueRatio().orElse(Double.NaN));
    }
}
