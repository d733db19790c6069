package org.vigie.statistics.disproportionality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;

class TwoByTwoTest {

    private static final TwoByTwo TABLE = new TwoByTwo(5, 10, 20, 965);

    /// PRR = (5/15)/(20/985) = 985/60, standard error √(1/5 − 1/15 + 1/20 − 1/985); ROR =
    /// 5·965/200. The ends known for them, 7.1093 to 37.9091 and 7.5533 to 77.0547, take 1.96 where
    /// 1.959964 is meant.
    @Test
    void ratiosSolvedByHand() {
        Estimate prr = TABLE.proportionalReportingRatio();
        assertEquals(985 / 60.0, prr.value(), 1e-12);
        assertEquals(7.1093, prr.low(), 3e-5 * 7.1093);
        assertEquals(37.9091, prr.high(), 3e-5 * 37.9091);
        Estimate ror = TABLE.reportingOddsRatio();
        assertEquals(24.125, ror.value(), 1e-12);
        assertEquals(7.5533, ror.low(), 3e-5 * 7.5533);
        assertEquals(77.0547, ror.high(), 3e-5 * 77.0547);
        assertEquals(TwoByTwo.Counts.AS_THEY_ARE, TABLE.counts());
    }

    /// N (|5·965 − 10·20| − N/2)² / (15·985·25·975) with N = 1000; R 4.2.2:
    /// chisq.test(matrix(c(5,10,20,965),2)).
    @Test
    void chiSquaredOfYates() {
        assertEquals(47.24717, TABLE.chiSquared(), 5e-6);
        assertEquals(1000 * 4125.0 * 4125 / (15.0 * 985 * 25 * 975), TABLE.chiSquared(), 1e-10);
    }

    /// E = 15 · 25 / 1000; IC = log2(5.5 / .875). R 4.2.2: log2(qgamma(c(.025,.975), 5.5, .875)) is
    /// 1.12461106919 3.64682421331.
    @Test
    void informationComponent() {
        InformationComponent ic = TABLE.informationComponent();
        assertEquals(.375, TABLE.expected(), 1e-15);
        assertEquals(2.6520767, ic.value(), 5e-8);
        assertEquals(1.1246111, ic.low(), 5e-8);
        assertEquals(3.64682421331, ic.high(), 1e-10);
    }

    @Test
    void flagsOfASignalAndOfNone() {
        assertEquals(new TwoByTwo.Flags(true, true, true), TABLE.flags());
        assertEquals(
                new TwoByTwo.Flags(false, false, false), new TwoByTwo(5, 45, 100, 850).flags());
        assertEquals(new TwoByTwo.Flags(false, true, false), new TwoByTwo(2, 1, 2, 995).flags());
    }

    /// With ½ added: PRR = (.5/11)/(20.5/986), ROR = .5·965.5/(10.5·20.5).
    @Test
    void aZeroCellIsCorrectedAndSaysSo() {
        TwoByTwo none = new TwoByTwo(0, 10, 20, 965);
        assertEquals(TwoByTwo.Counts.HALF_ADDED, none.counts());
        assertEquals(.5 / 11 / (20.5 / 986), none.proportionalReportingRatio().value(), 1e-12);
        assertEquals(.5 * 965.5 / (10.5 * 20.5), none.reportingOddsRatio().value(), 1e-12);
        assertTrue(none.reportingOddsRatio().low() > 0);
        assertEquals(new TwoByTwo.Flags(false, false, false), none.flags());
        TwoByTwo always = new TwoByTwo(5, 0, 20, 975);
        assertTrue(Double.isFinite(always.reportingOddsRatio().high()));
    }

    @Test
    void anEmptyMarginSaysNothing() {
        for (TwoByTwo empty :
                new TwoByTwo[] {
                    new TwoByTwo(0, 0, 3, 4),
                    new TwoByTwo(3, 4, 0, 0),
                    new TwoByTwo(0, 3, 0, 4),
                    new TwoByTwo(3, 0, 4, 0),
                    new TwoByTwo(0, 0, 0, 0)
                }) {
            assertEquals(TwoByTwo.Counts.EMPTY_MARGIN, empty.counts());
            assertSame(Estimate.NONE, empty.proportionalReportingRatio());
            assertSame(Estimate.NONE, empty.reportingOddsRatio());
            assertEquals(0, empty.chiSquared());
            assertTrue(Double.isFinite(empty.informationComponent().low()));
            assertEquals(new TwoByTwo.Flags(false, false, false), empty.flags());
        }
    }

    @Test
    void totalsMakeATable() {
        assertEquals(TABLE, TwoByTwo.ofTotals(5, 15, 25, 1000));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertEquals(
                "counts lie at or above 0, were 5 -1 20 965",
                assertThrows(IllegalArgumentException.class, () -> TwoByTwo.ofTotals(5, 4, 25, 989))
                        .getMessage());
        assertEquals(
                "an information component needs counts from 0 and shrinkage above 0, was O -1.0, E 2.0, s 0.5",
                assertThrows(IllegalArgumentException.class, () -> InformationComponent.of(-1, 2))
                        .getMessage());
    }
}
