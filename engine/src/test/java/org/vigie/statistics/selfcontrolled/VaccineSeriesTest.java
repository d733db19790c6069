package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;

/// Purpura and meningitis after MMR: the worked examples of the field.
///
/// Whitaker HJ et al (2006). doi 10.1002/sim.2302.
@Tag("reference")
class VaccineSeriesTest {

    static final AgeGroups AGES = new AgeGroups(427, 488, 549, 610, 671);

    /// R 4.2.2, survival 3.5.3, `standardsccs(event ~ mmr, …, aedrug = mmr + 42)` of SCCS 1.7.
    @Test
    void purpuraWithoutAge() throws IOException {
        CaseDesign design = CaseDesign.of(List.of(RiskWindows.whole("mmr")));
        CaseSeries series = VaccineCases.fit(design, VaccineCases.itp(42));
        assertEquals(1.509563, series.coefficients()[0], 1e-6);
        assertEquals(.351204, series.standardError(0), 1e-6);
        assertWald(4.5248, 2.2733, 9.0062, series.wald(0));
    }

    @Test
    void purpuraWithAge() throws IOException {
        CaseSeries series = VaccineCases.fit(CaseDesign.of(List.of(RiskWindows.whole("mmr")), AGES),
                VaccineCases.itp(42));
        assertWald(3.2262, 1.5320, 6.7941, series.wald(0));
        assertEquals(.379980, series.standardError(0), 1e-6);
    }

    @Test
    void purpuraInThreeWindows() throws IOException {
        CaseSeries series = VaccineCases.fit(CaseDesign.of(List.of(RiskWindows.of("mmr", 0, 15, 29)), AGES),
                VaccineCases.itp(42));
        assertArrayEquals(new double[] {1.3089, 5.9540, 2.6002},
                new double[] {series.wald(0).value(), series.wald(1).value(), series.wald(2).value()}, 5e-5);
        CaseSeries one = VaccineCases.fit(CaseDesign.of(List.of(RiskWindows.whole("mmr")), AGES),
                VaccineCases.itp(42));
        LikelihoodRatio test = LikelihoodRatio.of(one, series);
        assertEquals(4.865, test.statistic(), 5e-4);
        assertEquals(2, test.freedom());
        assertEquals(.0878066, test.p(), 5e-7);
        // R rounds the statistic to 4 digits before it looks up p: .08782.
        assertEquals(.08782, Math.exp(-Math.round(test.statistic() * 1e3) / 2e3), 5e-6);
    }

    @Test
    void meningitis() throws IOException {
        CaseDesign design = CaseDesign.of(List.of(RiskWindows.of("mmr", 15)), new AgeGroups(548));
        assertWald(12.04, 3.00, 48.26, VaccineCases.fit(design, VaccineCases.meningitis()).wald(0), 5e-3);
    }

    private static void assertWald(double value, double low, double high, Estimate found) {
        assertWald(value, low, high, found, 5e-5);
    }

    private static void assertWald(double value, double low, double high, Estimate found, double tolerance) {
        assertArrayEquals(new double[] {value, low, high}, new double[] {found.value(), found.low(), found.high()},
                tolerance);
    }
}
