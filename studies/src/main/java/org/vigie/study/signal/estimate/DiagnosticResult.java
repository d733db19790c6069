package org.vigie.study.signal.estimate;

import java.util.Arrays;
import java.util.Locale;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.disproportionality.Leopard;
import org.vigie.statistics.selfcontrolled.TimeStability;

/// One diagnostic of an estimate: whether it may be believed as far as this goes, and why.
///
/// @param value what was measured; `NaN` where it could not be
/// @param why in plain English
/// @param cell how many people its value would tell of, beyond those of the pair; 0 for none
public record DiagnosticResult(
        Diagnostic diagnostic, double value, Verdict verdict, String why, long cell) {

    private static final double STABLE = 0.05;

    /// One that tells of nobody but the pair's cases.
    public DiagnosticResult(Diagnostic diagnostic, double value, Verdict verdict, String why) {
        this(diagnostic, value, verdict, why, 0);
    }

    /// The same without its value, whose verdict alone is shown.
    public DiagnosticResult withheld(String reason) {
        return new DiagnosticResult(diagnostic, Double.NaN, verdict, reason, 0);
    }

    /// One that tells of people in several groups: the smallest that is not empty counts.
    DiagnosticResult of(long... people) {
        return new DiagnosticResult(
                diagnostic,
                value,
                verdict,
                why,
                Arrays.stream(people).filter(count -> count > 0).min().orElse(0));
    }

    public enum Verdict {
        PASS,
        FAIL,
        UNKNOWN;

        /// For tables.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is asked. The limits are those of OHDSI's self-controlled case series.
    public enum Diagnostic {
        DETECTABLE("mdrr", "smallest relative risk that would be found with 80 % power: below 10"),
        SYSTEMATIC_ERROR(
                "ease",
                "expected absolute systematic error, as negative controls show it: below 0.25"),
        EVENT_OBSERVATION(
                "end_of_observation",
                """
                rate of the outcome in the last 30 days of those who leave early: 0.5 to 2 \
                times the rest\
                """),
        PRE_EXPOSURE(
                "pre_exposure",
                "rate of the outcome just before the exposure: 0.8 to 1.25 times the rest"),
        TIME_TREND(
                "time_trend",
                """
                months in which the outcome is more frequent, or less, than its cases' age \
                and when they were observed let expect: by no more than 1.1 times on the \
                whole; a trend that everybody lives through alike is taken for age\
                """),
        PREVALENCE(
                "outcome_prevalence",
                """
                share of the people who have the outcome: below 0.1, where only the first \
                event counts\
                """),
        LEOPARD(
                "leopard",
                """
                whether the exposure starts more often in the 25 days after the outcome \
                than in the 25 days before, as where it is given for the outcome or its \
                first signs: p from 0.05\
                """);

        private final String column;
        private final String words;

        Diagnostic(String column, String words) {
            this.column = column;
            this.words = words;
        }

        /// Its name in tables.
        public String column() {
            return column;
        }

        public String words() {
            return words;
        }
    }

    /// Fails where the exposure starts more often after the outcome than before for certain.
    static DiagnosticResult leopard(Leopard starts) {
        var why =
                "%d starts after and %d before, p %s of as many after by chance"
                        .formatted(starts.after(), starts.before(), shown(starts.p()));
        return starts.after() + starts.before() == 0
                ? unknown(Diagnostic.LEOPARD, "no exposure starts so near an outcome")
                : new DiagnosticResult(
                        Diagnostic.LEOPARD,
                        starts.p(),
                        starts.protopathic() ? Verdict.FAIL : Verdict.PASS,
                        why);
    }

    static DiagnosticResult unknown(Diagnostic diagnostic, String why) {
        return new DiagnosticResult(diagnostic, Double.NaN, Verdict.UNKNOWN, why);
    }

    /// Passes below a limit.
    static DiagnosticResult below(Diagnostic diagnostic, double value, double limit) {
        return new DiagnosticResult(
                diagnostic,
                value,
                value < limit ? Verdict.PASS : Verdict.FAIL,
                shown(value) + (value < limit ? " is below " : " is not below ") + limit);
    }

    /// The same of an estimate, whose interval is told.
    static DiagnosticResult below(Diagnostic diagnostic, Estimate value, double limit) {
        var gate = below(diagnostic, value.value(), limit);
        return new DiagnosticResult(
                diagnostic,
                value.value(),
                gate.verdict,
                gate.why
                        + " (95 % interval "
                        + shown(value.low())
                        + " to "
                        + shown(value.high())
                        + ")");
    }

    /// Passes unless the months differ by more than 1.1 times for certain.
    static DiagnosticResult timeTrend(TimeStability found) {
        if (Double.isNaN(found.ratio())) {
            return unknown(Diagnostic.TIME_TREND, "there are fewer than two months");
        }
        boolean stable = found.p() > STABLE;
        return new DiagnosticResult(
                Diagnostic.TIME_TREND,
                found.ratio(),
                stable ? Verdict.PASS : Verdict.FAIL,
                "months differ by %s times from what is expected, p %s of no more than 1.1"
                        .formatted(shown(found.ratio()), shown(found.p())));
    }

    /// Passes unless the whole interval lies outside the limits, so that the data exclude every
    /// ratio inside.
    static DiagnosticResult within(
            Diagnostic diagnostic, Estimate ratio, double low, double high, String otherwise) {
        if (Double.isNaN(ratio.value())) {
            return unknown(diagnostic, otherwise);
        }
        boolean outside = ratio.low() > high || ratio.high() < low;
        return new DiagnosticResult(
                diagnostic,
                ratio.value(),
                outside ? Verdict.FAIL : Verdict.PASS,
                "%s (%s to %s) is %sin conflict with %s to %s"
                        .formatted(
                                shown(ratio.value()),
                                shown(ratio.low()),
                                shown(ratio.high()),
                                outside ? "" : "not ",
                                low,
                                high));
    }

    private static String shown(double value) {
        return Double.isInfinite(value) ? "infinity" : String.format(Locale.ROOT, "%.3g", value);
    }
}
