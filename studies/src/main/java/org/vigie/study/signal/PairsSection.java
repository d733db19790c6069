package org.vigie.study.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.study.signal.estimate.Signal;
import org.vigie.study.signal.estimate.SignalResult;
import org.vigie.study.signal.question.Target;

/// Every pair, to search and sort.
final class PairsSection {

    /// What a flag says that has these words in it.
    private record Brief(String part, String word) {}

    private static final List<Brief> BRIEF =
            List.of(
                    new Brief("Firth", "Firth"),
                    new Brief("fewer than 5", "few events"),
                    new Brief("overlap", "overlapping windows"),
                    new Brief("observed no longer", "events end observation"),
                    new Brief("no p value", "no p"));

    private PairsSection() {}

    static Section.DataTable of(SignalResult result) {
        var all = result.signals();
        var columns = new ArrayList<Column>();
        if (result.methods().size() > 1) {
            columns.add(text("Method", all, signal -> signal.method().word()));
        }
        named("Exposure", "Name", all, Signal::exposure, columns);
        named("Outcome", "Outcome name", all, Signal::outcome, columns);
        columns.addAll(
                List.of(
                        count("Exposed cases", all, Signal::exposedCases),
                        count("Events at risk", all, Signal::riskEvents),
                        new Column.Ratio("Ratio", all.stream().map(Signal::ratio).toList()),
                        new Column.Probability(
                                "p",
                                all.stream().mapToDouble(signal -> signal.ratio().p()).toArray()),
                        new Column.Probability(
                                "q", all.stream().mapToDouble(Signal::q).toArray())));
        if (!result.error().isEmpty()) {
            columns.add(
                    new Column.Ratio("Calibrated", all.stream().map(Signal::calibrated).toList()));
            columns.add(
                    new Column.Probability(
                            "Calibrated p",
                            all.stream().mapToDouble(s -> s.calibrated().p()).toArray()));
            columns.add(text("Control", all, signal -> signal.control() ? "negative" : ""));
        }
        columns.add(
                text(
                        "Diagnostics",
                        all,
                        signal -> signal.passes() ? "pass" : "fail: " + failed(signal)));
        columns.add(text("Flags", all, PairsSection::brief));
        return new Section.DataTable(
                "All pairs",
                """
                Every pair that was tested: those that pass every diagnostic first, then \
                those that fail one, each with the strongest evidence first; a click on a \
                head sorts otherwise. Ratios with 95% intervals; q is Benjamini and \
                Hochberg's adjusted p; flags say why a number is missing or deserves \
                doubt, at length in signals.csv. Firth: penalised, because the events are \
                separated.\
                """,
                "signals",
                columns);
    }

    /// The code or name that was asked for, and what a code means where that is known of any.
    private static void named(
            String code,
            String name,
            List<Signal> all,
            Function<Signal, Target> of,
            List<Column> columns) {
        columns.add(text(code, all, signal -> of.apply(signal).id()));
        if (all.stream().anyMatch(signal -> !of.apply(signal).name().isEmpty())) {
            columns.add(text(name, all, signal -> of.apply(signal).name()));
        }
    }

    private static String failed(Signal signal) {
        return signal.failed().stream()
                .map(gate -> gate.diagnostic().column())
                .collect(Collectors.joining(", "));
    }

    private static Column count(String name, List<Signal> all, ToLongFunction<Signal> count) {
        return new Column.Amount(
                name,
                all.stream()
                        .mapToDouble(s -> s.withheld() ? Double.NaN : count.applyAsLong(s))
                        .toArray());
    }

    /// Flags in as few words as a table has room for.
    private static String brief(Signal signal) {
        return signal.withheld()
                ? "hidden: few"
                : signal.flags().stream()
                        .map(flag -> brief(flag, signal))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static String brief(String flag, Signal signal) {
        return BRIEF.stream()
                .filter(each -> flag.contains(each.part()))
                .map(Brief::word)
                .findFirst()
                .orElse(Double.isNaN(signal.ratio().value()) ? "no estimate" : "see file");
    }

    private static Column text(String name, List<Signal> all, Function<Signal, String> value) {
        return new Column.Text(name, all.stream().map(value).toList());
    }
}
