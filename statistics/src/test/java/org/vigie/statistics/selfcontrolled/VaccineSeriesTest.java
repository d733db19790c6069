package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.selfcontrolled.design.CaseDesign;
import org.vigie.statistics.selfcontrolled.design.ObservedCase;
import org.vigie.statistics.selfcontrolled.design.RiskWindows;
import org.vigie.statistics.selfcontrolled.time.AgeGroups;
import org.vigie.statistics.selfcontrolled.time.AgeSpline;
import org.vigie.statistics.selfcontrolled.time.EventDays;
import org.vigie.statistics.selfcontrolled.time.SeasonSpline;

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
        CaseSeries series =
                VaccineCases.fit(
                        CaseDesign.of(List.of(RiskWindows.whole("mmr")), AGES),
                        VaccineCases.itp(42));
        assertWald(3.2262, 1.5320, 6.7941, series.wald(0));
        assertEquals(.379980, series.standardError(0), 1e-6);
    }

    @Test
    void purpuraInThreeWindows() throws IOException {
        CaseSeries series =
                VaccineCases.fit(
                        CaseDesign.of(List.of(RiskWindows.of("mmr", 0, 15, 29)), AGES),
                        VaccineCases.itp(42));
        assertArrayEquals(
                new double[] {1.3089, 5.9540, 2.6002},
                new double[] {
                    series.wald(0).value(), series.wald(1).value(), series.wald(2).value()
                },
                5e-5);
        CaseSeries one =
                VaccineCases.fit(
                        CaseDesign.of(List.of(RiskWindows.whole("mmr")), AGES),
                        VaccineCases.itp(42));
        // The likelihood-ratio statistic of `lrtsccs`.
        assertEquals(4.865, 2 * (series.logLikelihood() - one.logLikelihood()), 5e-4);
    }

    @Test
    void meningitis() throws IOException {
        CaseDesign design = CaseDesign.of(List.of(RiskWindows.of("mmr", 15)), new AgeGroups(548));
        assertWald(
                12.04,
                3.00,
                48.26,
                VaccineCases.fit(design, VaccineCases.meningitis()).wald(0),
                5e-3);
    }

    /// R 4.2.2, survival 3.5.3: a row for each child's event and each day with an event of anybody,
    /// `clogit(event ~ factor(window) + factor(day) + strata(event number))`; as `semisccs`.
    @Test
    void purpuraWithAgeUnspecified() throws IOException {
        List<ObservedCase> cases = VaccineCases.itp(42);
        CaseDesign design =
                CaseDesign.of(
                        List.of(RiskWindows.of("mmr", 0, 15, 29)), new EventDays(events(cases)));
        CaseSeries series = VaccineCases.fit(design, cases);
        assertArrayEquals(
                new double[] {1.46198845575, 5.44598442777, 2.04354232147},
                new double[] {
                    series.wald(0).value(), series.wald(1).value(), series.wald(2).value()
                },
                1e-7);
        assertEquals(.469260030582, series.standardError(1), 1e-8);
    }

    private static int[] events(List<ObservedCase> cases) {
        return cases.stream().flatMapToInt(each -> Arrays.stream(each.events())).toArray();
    }

    /// R 4.2.2: a row a day, `clogit(event ~ x + splines::bs(age, knots = k[2:4], Boundary.knots =
    /// k[c(1, 5)]) + strata(event number))`, k the quantiles .01 to .99 of age at event; and with
    /// age held constant over 30 days.
    @Test
    void purpuraWithSplineOfAge() throws IOException {
        List<ObservedCase> cases = VaccineCases.itp(42);
        AgeSpline daily = AgeSpline.of(events(cases), 5, 1);
        assertArrayEquals(
                new double[] {377.010, 413.930, 457.500, 598.385, 715.980}, daily.knots(), 1e-9);
        CaseSeries exact =
                VaccineCases.fit(CaseDesign.of(List.of(RiskWindows.whole("mmr")), daily), cases);
        assertArrayEquals(
                new double[] {
                    1.074800284095,
                    .860186990765,
                    1.929197689599,
                    -1.017013897006,
                    .525412964474,
                    -.224249194535,
                    .175532275333
                },
                exact.coefficients(),
                1e-6);
        assertEquals(.390874686063, exact.standardError(0), 1e-7);
        assertEquals(258.596751384 - 244.818887817, exact.logLikelihood(), 1e-8);
        CaseSeries monthly =
                VaccineCases.fit(
                        CaseDesign.of(
                                List.of(RiskWindows.whole("mmr")),
                                AgeSpline.of(events(cases), 5, 30)),
                        cases);
        assertEquals(1.13331471270, monthly.coefficients()[0], 1e-6);
        assertEquals(.382811383813, monthly.standardError(0), 1e-7);
    }

    /// R 4.2.2, mgcv 1.8.41: days of each month counted, `clogit(event ~ dtp + cSplineDes(month,
    /// .5 + seq(0, 12, length.out = 6))[, -1] + strata(event number) + offset(log(days)))`. The
    /// basis is another, its span the same.
    @Test
    void convulsionsWithSplineOfSeason() throws IOException {
        List<ObservedCase> cases =
                VaccineCases.convulsions(14).stream()
                        .map(each ->
                                new ObservedCase(
                                        each.start(),
                                        each.end(),
                                        each.events(),
                                        List.of(each.exposures().getFirst()),
                                        each.birth()))
                        .toList();
        CaseSeries series =
                VaccineCases.fit(
                        CaseDesign.of(List.of(RiskWindows.whole("dtp")), new SeasonSpline(5)),
                        cases);
        assertEquals(-.4541666698712, series.coefficients()[0], 1e-8);
        assertEquals(.104559386966, series.standardError(0), 1e-8);
        assertEquals(3357.20672212 - 3344.39560388, series.logLikelihood(), 1e-6);
    }

    private static void assertWald(double value, double low, double high, Estimate found) {
        assertWald(value, low, high, found, 5e-5);
    }

    private static void assertWald(
            double value, double low, double high, Estimate found, double tolerance) {
        assertArrayEquals(
                new double[] {value, low, high},
                new double[] {found.value(), found.low(), found.high()},
                tolerance);
    }
}
