package org.vigie.study.surveillance;

import static org.vigie.report.table.Unit.DATE;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.LOG_LIKELIHOOD_RATIO;
import static org.vigie.report.table.Unit.LOOKS;
import static org.vigie.report.table.Unit.NUMBER;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.PERSON_DAYS;
import static org.vigie.report.table.Unit.PROBABILITY;
import static org.vigie.report.table.Unit.RATIO;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.vigie.report.table.ResultTable;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.sequential.LookResult;
import org.vigie.statistics.sequential.Performance;
import org.vigie.study.surveillance.DisclosedSurveillance.ShownLook;
import org.vigie.study.surveillance.question.SurveillanceProtocol;
import org.vigie.timeline.Days;

/// What the tables of a surveillance hold.
final class SurveillanceResultTables {

    /// Something said of an exposure and an outcome.
    interface OfPair {

        DisclosedSurveillance surveillance();

        WatchedPair pair();

        default SurveillanceProtocol protocol() {
            return surveillance().protocol();
        }
    }

    /// A look.
    record Row(DisclosedSurveillance surveillance, ShownLook look) implements OfPair {

        @Override
        public WatchedPair pair() {
            return look.pair();
        }
    }

    /// What happens if the true rate ratio is this.
    record AtRatio(
            DisclosedSurveillance surveillance,
            WatchedPair pair,
            double ratio,
            Performance probabilities)
            implements OfPair {}

    static final ResultTable<Row> AT_LOOKS =
            SurveillanceResultTables.<Row>ofPair(
                            "looks",
                            """
                            One row for each exposure, outcome and look at which something is
                            expected; all numbers are those
                            so far.
                            """)
                    .whole(
                            "look",
                            NUMBER,
                            "the look, from 1, in months or quarters of the calendar",
                            row -> row.look().place() + 1L)
                    .text(
                            "last_day",
                            DATE,
                            "the last day that the look sees",
                            row -> Days.text(row.look().lastDay()))
                    .shown(
                            "exposed",
                            PEOPLE,
                            "people with a day in a risk window, whatever outcomes they had",
                            row -> row.look().exposed())
                    .shown(
                            "risk_days",
                            PERSON_DAYS,
                            "their days in one, whatever outcomes they had",
                            row -> row.look().riskDays())
                    .real(
                            "expected",
                            EVENTS,
                            """
                            first outcomes that the rates of the history, by age group and sex,
                            let expect of the days in a
                            risk window until the outcome; with `binomial` of those in both
                            windows the risk window's share
                            """,
                            row -> real(row.look().plan(), LookResult::expected))
                    .shown(
                            "observed",
                            EVENTS,
                            "first outcomes in a risk window",
                            row -> whole(row.look().found(), LookResult::observed))
                    .shown(
                            "compared",
                            EVENTS,
                            "first outcomes in a comparison window; empty but with `binomial`",
                            row -> row.look().compared())
                    .estimate(
                            "ratio",
                            "ci",
                            RATIO,
                            """
                            `observed` divided by `expected`; with `binomial` by \
                            `compared`, each by its window's days\
                            """,
                            "a 95 % interval that would hold if the look were the only one",
                            row -> row.look().found().map(LookResult::ratio).orElse(Estimate.NONE))
                    .real(
                            "statistic",
                            LOG_LIKELIHOOD_RATIO,
                            "the test's statistic",
                            row -> real(row.look().found(), LookResult::statistic))
                    .real(
                            "critical",
                            LOG_LIKELIHOOD_RATIO,
                            "what the statistic is compared with: at or above it there is a signal",
                            row -> real(row.look().plan(), LookResult::critical))
                    .shown(
                            "bound",
                            EVENTS,
                            "the least number of events that signals",
                            row -> whole(row.look().plan(), LookResult::bound))
                    .text(
                            "signal",
                            """
                            `yes` or `no`, so far: a signal stands; empty where it may \
                            not be told\
                            """,
                            row -> signal(row.look().signal()))
                    .notes(
                            """
                            The number exposed is shown where since the last look shown nobody
                            came or more than
                            `small_cells` did; days, expected number and bound are hidden with
                            it. Events, ratio and
                            statistic are shown by the same rule. Whether there was a signal is
                            told at a look whose events
                            are hidden only if either answer leaves two numbers or more that they
                            may be; otherwise the
                            signal comes at a later look. Groups of age and sex that the history
                            has nobody of count neither
                            in `expected` nor in `observed`. With `binomial`, looks are those at
                            which since the last of
                            them no event or more than `small_cells` events came in both windows
                            together; whether there
                            was a signal is told where `observed` and `compared` are shown.
                            """);

    static final ResultTable<AtRatio> PERFORMANCE =
            SurveillanceResultTables.<AtRatio>ofPair(
                            "performance",
                            """
                            One row for each exposure, outcome and true rate ratio, for looks
                            that expect what these did;
                            none where the people exposed are hidden at the last look.
                            """)
                    .real("true_ratio", RATIO, "the true rate ratio", AtRatio::ratio)
                    .real(
                            "signal_probability",
                            PROBABILITY,
                            """
                            the exact probability of a signal by the last look; of ratio \
                            1 the level\
                            """,
                            row -> row.probabilities().power())
                    .real(
                            "alarm_probability",
                            PROBABILITY,
                            """
                            the exact probability of an alarm of the cumulative sums by \
                            then; empty without these\
                            """,
                            row ->
                                    row.pair()
                                            .sums()
                                            .map(sums -> sums.alarms().get(row.ratio()))
                                            .orElse(Double.NaN))
                    .real(
                            "mean_look",
                            LOOKS,
                            "the mean look of the signal, given that it comes",
                            row -> meanLook(row.pair(), row.probabilities()));

    private SurveillanceResultTables() {}

    static <R extends OfPair> ResultTable<R> ofPair(String name, String rows) {
        return ResultTable.<R>named(name, rows)
                .text(
                        "exposure",
                        "the exposure by its name",
                        row -> row.protocol().exposures().get(row.pair().exposure()).name())
                .text(
                        "outcome",
                        "the outcome by its name",
                        row -> row.protocol().outcomes().get(row.pair().outcome()).name())
                .text(
                        "method",
                        "`poisson`, `conditional` or `binomial`",
                        row -> row.protocol().method().word());
    }

    /// In looks of the calendar: those at which nothing was expected are counted too.
    static double meanLook(WatchedPair pair, Performance probabilities) {
        double sum = 0;
        for (int i = 0; i < probabilities.signals().size(); i++) {
            sum += probabilities.signals().get(i) * (pair.looks().get(i).place() + 1);
        }
        return probabilities.power() > 0 ? sum / probabilities.power() : Double.NaN;
    }

    /// `yes`, `no`, or nothing where it is not told.
    static String signal(Optional<Boolean> signal) {
        return signal.map(found -> found ? "yes" : "no").orElse("");
    }

    static double real(Optional<LookResult> look, ToDoubleFunction<LookResult> value) {
        return look.map(value::applyAsDouble).orElse(Double.NaN);
    }

    static OptionalLong whole(Optional<LookResult> look, ToLongFunction<LookResult> value) {
        return look.map(found -> OptionalLong.of(value.applyAsLong(found)))
                .orElse(OptionalLong.empty());
    }
}
