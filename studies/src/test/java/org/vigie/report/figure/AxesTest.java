package org.vigie.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;

class AxesTest {

    @Test
    void aRatioAxisHoldsOneAndAllPointEstimatesButCutsAnEndlessInterval() {
        var endless = new Estimate(6, 0, Double.POSITIVE_INFINITY, 0.5);
        var axis = RatioAxis.of(List.of(new Estimate(2, 1.5, 2.7, 0.001), endless, Estimate.NONE));
        assertTrue(axis.low() < 1 && axis.high() > 6 && axis.high() < 64);
        assertEquals(axis.high(), axis.clamp(endless.high()));
        assertEquals(axis.low(), axis.clamp(endless.low()));
        assertFalse(axis.holds(endless));
        assertTrue(axis.holds(Estimate.NONE) && axis.ticks().contains(1.0));
    }

    /// Who reads a figure must know of points that stand at its edge.
    @Test
    void pointsBeyondTheAxisAreSaid() {
        var far = new Estimate(900, 100, 8000, 0.001);
        var near = new Estimate(2, 1.5, 2.7, 0.001);
        var axis = RatioAxis.symmetric(List.of(far, near, Estimate.NONE));
        assertEquals(64, axis.high());
        assertEquals(
                " A point beyond the axis is drawn at its end; the table has the numbers. Intervals"
                        + " that reach beyond the axis are cut at its end.",
                axis.remark(List.of(far, near, Estimate.NONE)));
        assertEquals(
                " 2 points beyond the axis are drawn at its end; the table has the numbers.",
                axis.beyond(DoubleStream.of(900, 0.001, 64, Double.NaN)));
        assertEquals("", axis.remark(List.of(near)));
    }

    @Test
    void withoutEstimatesARatioAxisIsStillAnAxis() {
        assertEquals(List.of(1.0), RatioAxis.of(List.of(Estimate.NONE)).ticks());
    }

    @Test
    void evidenceThatReachesFarIsDrawnAsSquareRoots() {
        assertEquals("linear", EvidenceAxis.of(DoubleStream.of(12)).scale());
        assertEquals("sqrt", EvidenceAxis.of(DoubleStream.of(320, 3)).scale());
        assertEquals(List.of(0.0, 1.0, 2.0), EvidenceAxis.of(DoubleStream.empty()).ticks());
    }

    @Test
    void aNameStandsOnNoOtherPointAndEachCodeHasOne() {
        var labels =
                PointLabels.of(
                        List.of("Cough", "Cough", "Weight loss", ""),
                        new double[] {0.1, 0.1, 0.9, 0.85},
                        new double[] {0.9, 0.8, 0.9, 0.9});
        assertEquals(
                List.of("Cough", "", "", ""),
                labels.texts(),
                "nothing fits beside the third point: an edge and a neighbour");
    }
}
