package org.vigie.study.surveillance;

import static org.vigie.report.table.Unit.DATE;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.LOG_LIKELIHOOD_RATIO;
import static org.vigie.report.table.Unit.LOG_RATIO;
import static org.vigie.report.table.Unit.NUMBER;
import static org.vigie.report.table.Unit.PAIRS;
import static org.vigie.report.table.Unit.PROBABILITY;
import static org.vigie.report.table.Unit.RATIO;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.study.surveillance.SurveillanceResultTables.Row;
import org.vigie.timeline.Days;

/// Tables of looks that a protocol asks for beside the first: calibrated ones, cumulative sums.
final class PairLookResultTables {

    static final ResultTable<Row> CALIBRATION =
            atLooks(
                            "calibration",
                            """
                            One row for each row of `looks` whose systematic error is known,
                            which needs five negative controls
                            or more; none without `negative_controls`.
                            """)
                    .whole(
                            "controls",
                            PAIRS,
                            "negative controls that the systematic error comes from",
                            row ->
                                    calibrated(row)
                                            .map(one -> (long) one.fitted().controls())
                                            .orElseThrow())
                    .real(
                            "error_mean",
                            LOG_RATIO,
                            """
                            mean of the systematic error at this look, as the logarithm \
                            of a ratio\
                            """,
                            row -> real(row, one -> one.fitted().error().mean()))
                    .real(
                            "error_sd",
                            LOG_RATIO,
                            "its standard deviation",
                            row -> real(row, one -> one.fitted().error().sd()))
                    .estimate(
                            "ratio",
                            "ci",
                            RATIO,
                            "the look's ratio with systematic error allowed for",
                            "a 95 % interval that would hold if the look were the only one",
                            row -> shownRatio(row))
                    .real(
                            "p_value",
                            PROBABILITY,
                            "two-sided p value of no effect, if the look were the only one",
                            row -> shownRatio(row).p())
                    .real(
                            "critical",
                            LOG_LIKELIHOOD_RATIO,
                            "what the look's statistic is compared with under this error",
                            row -> real(row, CalibratedLook::critical))
                    .shown(
                            "bound",
                            EVENTS,
                            "the least number of events that signals under this error",
                            row ->
                                    calibrated(row)
                                            .map(one -> OptionalLong.of(one.bound()))
                                            .orElseThrow())
                    .text(
                            "signal",
                            """
                            `yes` or `no`, so far, told at looks whose events are shown: \
                            a signal stands\
                            """,
                            row -> SurveillanceResultTables.signal(row.look().calibratedSignal()))
                    .notes(
                            """
                            The error is fitted to the counts of the exposure's negative controls
                            at the look, normal on the
                            scale of the logarithm of the rate ratio, and told where since the
                            last look at which it was no or
                            more than `small_cells` events of all controls together came.
                            Interval and p value take the
                            logarithm of the look's ratio for normal, as empirical calibration
                            does; critical value and bound
                            hold alpha exactly, on average over the error, were every look under
                            the error of this one.
                            """);

    static final ResultTable<Row> SUMS =
            atLooks(
                            "sums",
                            """
                            One row for each row of `looks` up to the first whose events are
                            hidden, for each such sum depends on
                            all looks before; none without `cusum_ratio`.
                            """)
                    .real(
                            "sum",
                            LOG_LIKELIHOOD_RATIO,
                            "the cumulative sum of log likelihood ratios, which starts again at 0",
                            row -> row.look().sum().orElseThrow())
                    .real(
                            "threshold",
                            LOG_LIKELIHOOD_RATIO,
                            """
                            at or above it there is an alarm, with a probability of at \
                            most alpha without effect\
                            """,
                            row -> row.pair().sums().orElseThrow().threshold())
                    .text(
                            "alarm",
                            "`yes` or `no`, so far: an alarm stands",
                            row -> SurveillanceResultTables.signal(row.look().alarm()));

    private PairLookResultTables() {}

    private static ResultTable<Row> atLooks(String name, String rows) {
        return SurveillanceResultTables.<Row>ofPair(name, rows)
                .whole(
                        "look",
                        NUMBER,
                        "the look, from 1, in months or quarters of the calendar",
                        row -> row.look().place() + 1L)
                .text(
                        "last_day",
                        DATE,
                        "the last day that the look sees",
                        row -> Days.text(row.look().lastDay()));
    }

    private static Optional<CalibratedLook> calibrated(Row row) {
        return row.look().calibrated();
    }

    private static double real(Row row, ToDoubleFunction<CalibratedLook> value) {
        return value.applyAsDouble(calibrated(row).orElseThrow());
    }

    private static Estimate shownRatio(Row row) {
        return row.look().found().isPresent()
                ? calibrated(row).orElseThrow().ratio()
                : Estimate.NONE;
    }
}
