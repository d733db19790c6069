package org.vigie.study.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.vigie.report.page.Section;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;
import org.vigie.study.surveillance.DisclosedSurveillance.ShownLook;
import org.vigie.timeline.Days;

/// What a report says of looks beside their test: comparison windows, calibration, cumulative sums.
final class PairLookSections {

    private PairLookSections() {}

    /// Those that the protocol asks for.
    static List<Section> of(DisclosedSurveillance surveillance) {
        var sections = new ArrayList<Section>();
        if (surveillance.protocol().comparison().isPresent()) {
            sections.add(compared(surveillance));
        }
        if (!surveillance.protocol().negativeControls().isEmpty()) {
            sections.add(calibrated(surveillance));
        }
        if (surveillance.protocol().cusumRatio().isPresent()) {
            sections.add(sums(surveillance));
        }
        return sections;
    }

    /// When a signal came with systematic error allowed for, and an alarm; empty where neither is
    /// asked for.
    static String verdicts(DisclosedSurveillance surveillance, WatchedPair pair) {
        var words = new StringBuilder();
        var protocol = surveillance.protocol();
        if (!protocol.negativeControls().isEmpty()) {
            words.append(
                    verdict(
                            " With systematic error allowed for: ",
                            "signal",
                            first(surveillance, pair, ShownLook::calibratedSignal)));
        }
        if (protocol.cusumRatio().isPresent()) {
            words.append(
                    verdict(
                            " Cumulative sums: ",
                            "alarm",
                            first(surveillance, pair, ShownLook::alarm)));
        }
        return words.toString();
    }

    private static String verdict(String begin, String what, List<ShownLook> first) {
        return first.isEmpty()
                ? "%sno %s is told.".formatted(begin, what)
                : "%s%s at look %d.".formatted(begin, what, first.getFirst().place() + 1);
    }

    /// The first look at which it is told; none where it never is.
    private static List<ShownLook> first(
            DisclosedSurveillance surveillance,
            WatchedPair pair,
            Function<ShownLook, Optional<Boolean>> told) {
        return surveillance.looks().stream()
                .filter(look -> look.pair().equals(pair) && told.apply(look).orElse(false))
                .limit(1)
                .toList();
    }

    private static Section.DataTable compared(DisclosedSurveillance surveillance) {
        var looks = surveillance.looks();
        var columns = start(surveillance, looks);
        columns.add(
                LookColumns.amount(
                        "In the risk window",
                        looks,
                        look ->
                                look.found()
                                        .map(one -> (double) one.observed())
                                        .orElse(Double.NaN)));
        columns.add(
                LookColumns.amount(
                        "In the comparison window",
                        looks,
                        look ->
                                look.compared().isPresent()
                                        ? look.compared().getAsLong()
                                        : Double.NaN));
        return new Section.DataTable(
                "Both windows",
                "Events so far of doses both windows of which are over.",
                "compared",
                columns);
    }

    private static Section.DataTable calibrated(DisclosedSurveillance surveillance) {
        var looks =
                surveillance.looks().stream()
                        .filter(look -> look.calibrated().isPresent())
                        .toList();
        var columns = start(surveillance, looks);
        columns.add(LookColumns.amount("Controls", looks, value(one -> one.fitted().controls())));
        columns.add(
                LookColumns.real(
                        "Error, ratio",
                        looks,
                        value(one -> Math.exp(one.fitted().error().mean()))));
        columns.add(LookColumns.real("Its spread", looks, value(one -> one.fitted().error().sd())));
        columns.add(
                new Column.Ratio(
                        "Calibrated ratio",
                        looks.stream()
                                .map(look ->
                                        look.found().isPresent()
                                                ? look.calibrated().orElseThrow().ratio()
                                                : Estimate.NONE)
                                .toList()));
        columns.add(LookColumns.amount("Bound", looks, value(CalibratedLook::bound)));
        columns.add(
                LookColumns.text(
                        "Signal",
                        looks,
                        look -> SurveillanceResultTables.signal(look.calibratedSignal())));
        return new Section.DataTable(
                "With systematic error allowed for",
                """
                What the negative controls of the exposure show at each look, and the \
                look under that error.\
                """,
                "calibration",
                columns);
    }

    private static Section.DataTable sums(DisclosedSurveillance surveillance) {
        var looks = surveillance.looks().stream().filter(look -> look.sum().isPresent()).toList();
        var columns = start(surveillance, looks);
        columns.add(LookColumns.real("Sum", looks, look -> look.sum().orElseThrow()));
        columns.add(
                LookColumns.real(
                        "Threshold", looks, look -> look.pair().sums().orElseThrow().threshold()));
        columns.add(
                LookColumns.text(
                        "Alarm", looks, look -> SurveillanceResultTables.signal(look.alarm())));
        return new Section.DataTable(
                "Cumulative sums",
                "They start again at 0, and end at the first look whose events are hidden.",
                "sums",
                columns);
    }

    private static List<Column> start(DisclosedSurveillance surveillance, List<ShownLook> looks) {
        var columns = new ArrayList<Column>();
        columns.add(LookColumns.text("Pair", looks, look -> surveillance.name(look.pair())));
        columns.add(LookColumns.text("Data up to", looks, look -> Days.text(look.lastDay())));
        return columns;
    }

    private static ToDoubleFunction<ShownLook> value(ToDoubleFunction<CalibratedLook> of) {
        return look -> of.applyAsDouble(look.calibrated().orElseThrow());
    }
}
