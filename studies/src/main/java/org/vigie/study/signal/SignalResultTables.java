package org.vigie.study.signal;

import static org.vigie.report.table.Unit.CODES;
import static org.vigie.report.table.Unit.DAYS;
import static org.vigie.report.table.Unit.ERAS;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.LOG2_RATIO;
import static org.vigie.report.table.Unit.LOG_LIKELIHOOD_RATIO;
import static org.vigie.report.table.Unit.OF_ROW;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.PROBABILITY;
import static org.vigie.report.table.Unit.RATIO;
import static org.vigie.report.table.Unit.SHARE;

import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.study.signal.estimate.DiagnosticResult;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.scan.TreeBranch;

/// What the tables of a search for signals hold.
final class SignalResultTables {

    /// A row that tells of a pair.
    interface OfPair {
        Signal signal();
    }

    /// A diagnostic of a row of `signals`.
    record Gate(Signal signal, DiagnosticResult gate) implements OfPair {}

    /// A bar of the chronograph of a pair.
    record Bar(Signal signal, DisclosedSignals.Bar bar) implements OfPair {}

    private static final String INTERVAL = "its 95 % interval";

    static final ResultTable<Signal> SIGNALS =
            ResultTable.<Signal>named(
                            "signals",
                            """
                            One row for each method and each pair that was tested, by method;
                            those that pass every diagnostic first, then by p value; hidden ones
                            last.
                            """)
                    .text(
                            "method",
                            """
                            `sccs`, `self_controlled_cohort`, `ictpd`, `sequence_symmetry`,
                            `disproportionality`, `gps`, `lgps`, and variants of the case
                            series: `sccs_event_dependent_exposure`,
                            `sccs_event_dependent_observation`, `sccs_spline`,
                            `sccs_semiparametric`, `sccs_lasso`
                            """,
                            signal -> signal.method().word())
                    .text("exposure", "the exposure of the pair", signal -> signal.exposure().id())
                    .text(
                            "exposure_name",
                            "the exposure in words",
                            signal -> signal.exposure().name())
                    .text("outcome", "the outcome of the pair", signal -> signal.outcome().id())
                    .text("outcome_name", "the outcome in words", signal -> signal.outcome().name())
                    .shown(
                            "exposed_cases",
                            PEOPLE,
                            "people with the outcome and the exposure at risk",
                            signal -> count(signal, Signal::exposedCases))
                    .shown(
                            "events",
                            EVENTS,
                            """
                            their events; of `ictpd` those on days 1 to 30 after an era began,
                            of `sequence_symmetry` people with both in a year, of `gps` people
                            with both
                            """,
                            signal -> count(signal, Signal::events))
                    .shown(
                            "risk_events",
                            EVENTS,
                            "events on days at risk; of `sequence_symmetry` people exposed first",
                            signal -> count(signal, Signal::riskEvents))
                    .real(
                            "risk_share",
                            SHARE,
                            "share of the days that are at risk; of `lgps` of everybody's",
                            signal -> signal.counts().riskShare())
                    .estimate(
                            "ratio",
                            "ci",
                            RATIO,
                            """
                            the estimate; `ictpd`: observed to expected, 2 to the IC; `gps` and \
                            `lgps`: EBGM
                            """,
                            INTERVAL,
                            Signal::ratio)
                    .real(
                            "p_value",
                            PROBABILITY,
                            """
                            two-sided p value of no effect; `ictpd`, `gps`, `lgps` and \
                            `sccs_lasso` have none
                            """,
                            signal -> signal.ratio().p())
                    .estimate(
                            "calibrated_ratio",
                            "calibrated_ci",
                            RATIO,
                            """
                            the same with systematic error of the negative controls allowed for;
                            a control by the others
                            """,
                            INTERVAL,
                            Signal::calibrated)
                    .real(
                            "calibrated_p",
                            PROBABILITY,
                            "p value with that systematic error allowed for",
                            signal -> signal.calibrated().p())
                    .real(
                            "q_value",
                            PROBABILITY,
                            """
                            false discovery rate among the pairs of the method that are shown
                            (Benjamini and Hochberg)
                            """,
                            Signal::q)
                    .text(
                            "diagnostics",
                            "`pass`, or `fail` where any did",
                            signal -> signal.passes() ? "pass" : "fail")
                    .text(
                            "flags",
                            "why a number is missing or deserves doubt",
                            signal -> String.join("; ", signal.flags()))
                    .text(
                            "control",
                            "`negative` for a negative control",
                            signal -> signal.control() ? "negative" : "")
                    .notes(SignalResultNotes.SIGNALS);

    static final ResultTable<Gate> GATES =
            SignalResultTables.<Gate>ofPair("gates", "Each diagnostic of each row of `signals`.")
                    .text(
                            "diagnostic",
                            """
                            `mdrr`, `ease`, `end_of_observation`, `pre_exposure`, `time_trend`,
                            `outcome_prevalence`, and where it is asked `leopard`
                            """,
                            row -> row.gate().diagnostic().column())
                    .real("value", OF_ROW, "what was measured", row -> row.gate().value())
                    .text(
                            "verdict",
                            "`pass`, `fail` or `unknown`",
                            row -> row.gate().verdict().word())
                    .text("why", "why so, in words", row -> row.gate().why());

    static final ResultTable<TreeBranch> BRANCHES =
            ResultTable.<TreeBranch>named(
                            "branches",
                            """
                            With `tree_scan: true`: a code of the exposures' hierarchy with all
                            below it and an outcome, by the tree-based scan.
                            """)
                    .text("code", "the code at the top of the branch", TreeBranch::code)
                    .text("name", "the code in words", TreeBranch::name)
                    .text("outcome", "the outcome", branch -> branch.outcome().id())
                    .text("outcome_name", "the outcome in words", branch -> branch.outcome().name())
                    .whole(
                            "codes_above",
                            CODES,
                            "how many codes stand above it",
                            branch -> branch.above().size())
                    .shown(
                            "events_after",
                            EVENTS,
                            "events on days 1 to 30 after an exposure began",
                            branch -> count(branch, TreeBranch::after))
                    .shown(
                            "events_before",
                            EVENTS,
                            "events on days −30 to −1 (of eras at risk on all of these days)",
                            branch -> count(branch, TreeBranch::before))
                    .real(
                            "llr",
                            LOG_LIKELIHOOD_RATIO,
                            "log-likelihood ratio of events after and before",
                            TreeBranch::statistic)
                    .real(
                            "p_value",
                            PROBABILITY,
                            "adjusted for all branches and outcomes",
                            TreeBranch::p);

    static final ResultTable<Bar> CHRONOGRAPHS =
            SignalResultTables.<Bar>ofPair(
                            "chronographs",
                            """
                            The strongest pairs, those that pass first, around the start of an
                            era: one row for each bar.
                            """)
                    .whole(
                            "start_day",
                            DAYS,
                            "first day of the bar, relative to the start of an era",
                            row -> row.bar().from())
                    .whole("end_day", DAYS, "its last day, included", row -> row.bar().to())
                    .shown(
                            "observed",
                            ERAS,
                            "eras with the outcome in it",
                            row -> row.bar().observed())
                    .real(
                            "expected",
                            ERAS,
                            "how many were to be expected",
                            row -> row.bar().expected())
                    .estimate(
                            "ic",
                            "ic",
                            LOG2_RATIO,
                            "information component of observed and expected",
                            INTERVAL,
                            SignalResultTables::component)
                    .notes(SignalResultNotes.CHRONOGRAPHS);

    private SignalResultTables() {}

    /// A table whose rows begin with their pair.
    static <R extends OfPair> ResultTable<R> ofPair(String name, String words) {
        return ResultTable.<R>named(name, words)
                .text("method", "as in `signals`", row -> row.signal().method().word())
                .text("exposure", "as in `signals`", row -> row.signal().exposure().id())
                .text("outcome", "as in `signals`", row -> row.signal().outcome().id());
    }

    private static Estimate component(Bar row) {
        var ic = row.bar().component();
        return new Estimate(ic.value(), ic.low(), ic.high(), Double.NaN);
    }

    private static OptionalLong count(Signal signal, ToLongFunction<Signal> count) {
        return signal.withheld()
                ? OptionalLong.empty()
                : OptionalLong.of(count.applyAsLong(signal));
    }

    private static OptionalLong count(TreeBranch branch, ToLongFunction<TreeBranch> count) {
        return branch.withheld()
                ? OptionalLong.empty()
                : OptionalLong.of(count.applyAsLong(branch));
    }
}
