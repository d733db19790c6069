package org.vigie.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.statistics.calibration.NullDistribution;
import org.vigie.statistics.temporal.Chronograph;
import org.vigie.statistics.temporal.WindowCounts;
import org.vigie.study.Attrition;
import org.vigie.study.Entries;
import org.vigie.study.signal.CloseUp;
import org.vigie.study.signal.Gate;
import org.vigie.study.signal.Method;
import org.vigie.study.signal.Signal;
import org.vigie.study.signal.SignalResult;
import org.vigie.study.signal.TreeBranch;
import org.vigie.study.signal.Watched;
import org.vigie.timeline.CodeSet;

/// The page of a search for signals in a real browser, wide and narrow.
class SignalPageTest {

    @Test
    void figuresAreDrawnAndNothingIsWiderThanTheScreen(@TempDir Path folder) throws IOException {
        var file = folder.resolve("report.html");
        SignalReport.write(result(), Map.of("data", "made up"), file);
        try (var chromium = Chromium.start()) {
            for (int width : new int[] {390, 1280}) {
                var page = chromium.open(file, width);
                assertEquals(List.of(), Chromium.runningOver(page), "at " + width);
                assertEquals(5, page.locator("[data-figure]").count());
                for (var drawing : page.locator("[data-figure] .drawing").all()) {
                    assertTrue(((Number) drawing.evaluate("d => d.querySelectorAll('svg path').length")).intValue() > 10);
                    var fits = "d => { const drawn = d.querySelector('svg'); return drawn.getBoundingClientRect().right <= "
                            + "document.documentElement.clientWidth + 1; }";
                    assertEquals(true, drawing.evaluate(fits), "at " + width + ": " + drawing.textContent().substring(0, 80));
                }
            }
            assertEquals(List.of(), chromium.complaints);
            assertEquals(List.of(), chromium.requests);
        }
    }

    private static SignalResult result() {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < 40; i++) {
            var ratio = Wald.ratio(1.5 - i / 20.0, 0.2);
            var gate = new Gate(Gate.Diagnostic.DETECTABLE, 3, i % 3 == 0 ? Gate.Verdict.FAIL : Gate.Verdict.PASS, "made up");
            signals.add(new Signal(Method.SCCS, watched("ATC/A" + i), watched("ICD10/K" + i % 4), 50, 50, 10, 0.1, ratio,
                    i > 20 ? Wald.ratio(0.1, 0.3) : Estimate.NONE, ratio.p(), List.of(), List.of(gate), i > 20));
        }
        var months = IntStream.rangeClosed(-Chronograph.PERIODS, Chronograph.PERIODS)
                .mapToObj(month -> new WindowCounts(month == 1 ? 9 : 3, 100, 300, 10_000)).toList();
        var closeUps = signals.subList(0, 4).stream().map(signal -> new CloseUp(signal, Chronograph.of(months), List.of(
                new CloseUp.AgeRate(14_610, Wald.ratio(0.3, 0.2)), new CloseUp.AgeRate(21_915, Wald.ratio(0.6, 0.2))))).toList();
        return new SignalResult("Made up", "drugs", "harm", new SignalResult.Counted(40, 4, 1000, 100),
                new Attrition(List.of(new Attrition.Step("everybody", 0, 1000))), List.of(Method.SCCS), signals, 3,
                Map.of(Method.SCCS, new NullDistribution(0.1, 0.1, 19)), closeUps,
                List.of(new TreeBranch(watched("ICD10/K1"), "ATC/A", "Name of a group", 0, 20, 5, 4.8, 0.004)), List.of("how"), List.of("limits"), List.of());
    }

    private static Watched watched(String code) {
        return new Watched(code, "Name of " + code, CodeSet.of(code), Entries.NONE);
    }
}
