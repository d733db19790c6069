package org.vigie.study.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;
import org.vigie.study.Entries;
import org.vigie.study.signal.method.Method;
import org.vigie.study.signal.question.Target;
import org.vigie.timeline.CodeSet;

/// The diagnostic of systematic error: by how much negative controls are off.
class SystematicErrorDiagnosticTest {

    private static Signal signal(String exposure, double logRatio, boolean control, long... cells) {
        return new Signal(
                Method.SCCS,
                target(exposure),
                target("X"),
                control,
                new PairCounts(50, 50, 20, 0.1, Arrays.stream(cells).boxed().toList()),
                Wald.ratio(logRatio, 0.05),
                Estimate.NONE,
                Double.NaN,
                List.of(),
                List.of(),
                false,
                Optional.empty());
    }

    private static Target target(String id) {
        return new Target(id, "", CodeSet.of(id), Entries.NONE);
    }

    private static DiagnosticResult gate(double... controls) {
        var all =
                Stream.concat(
                                Stream.of(signal("drug", 1, false)),
                                Arrays.stream(controls)
                                        .mapToObj(log -> signal("control " + log, log, true)))
                        .toList();
        return new Calibration(all, 0, 1).signals().getFirst().gates().getFirst();
    }

    @Test
    void fiveControlsThatAreOffFailIt() {
        assertEquals(DiagnosticResult.Verdict.FAIL, gate(.5, .5, .5, .5, .5).verdict());
        assertEquals(.5, gate(.5, .5, .5, .5, .5).value(), 1e-6);
        assertEquals(
                "0.500 is not below 0.25 (95 % interval 0.500 to 0.500)",
                gate(.5, .5, .5, .5, .5).why());
        assertEquals(DiagnosticResult.Verdict.PASS, gate(.1, -.1, .05, 0, -.05).verdict());
    }

    /// What is hidden could be worked out from what it had a part in.
    @Test
    void hiddenPairsHaveNoPart() {
        var shown =
                List.of(
                        signal("drug", 1, false, 50),
                        signal("a", .1, true, 50),
                        signal("b", -.1, true, 50));
        var all = new ArrayList<>(shown);
        all.add(signal("few", 3, true, 50, 4));
        all.add(signal("few too", -1, false, 3));
        var found = new Calibration(all, 10, 1);
        var without = new Calibration(shown, 10, 1);
        assertEquals(without.errors(), found.errors());
        for (int i = 0; i < 3; i++) {
            assertEquals(without.signals().get(i).q(), found.signals().get(i).q());
            assertEquals(
                    without.signals().get(i).calibrated(), found.signals().get(i).calibrated());
        }
        assertTrue(Double.isNaN(found.signals().get(3).q()));
        assertNotEquals(without.errors(), new Calibration(all, 0, 1).errors());
    }

    @Test
    void fewerSayNothing() {
        assertEquals("fewer than 5 negative controls have an estimate", gate(.5, .5, .5, .5).why());
        assertEquals(DiagnosticResult.Verdict.UNKNOWN, gate(.5, .5, .5, Double.NaN, .5).verdict());
        assertEquals("no negative control has an estimate", gate().why());
    }
}
