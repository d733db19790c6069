package org.vigie.statistics.selfcontrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.selfcontrolled.likelihood.CaseStrata;
import org.vigie.statistics.selfcontrolled.likelihood.StrataBuilder;

@Tag("long")
class LassoSeriesTest {

    /// A quarter of the days at risk and 15 of 30 events: the slope is 15 − 30 π, so with λ = 3 π
    /// is 12/30 and ρ = 3 · 12/18 = 2; with λ above 15 − 30/4 = 7.5 it is 1.
    @Test
    void oneExposureSolvedByHand() {
        StrataBuilder builder = new StrataBuilder(1);
        for (int i = 0; i < 30; i++) {
            builder.interval(builder.pattern(1), 25, i < 15 ? 1 : 0);
            builder.interval(builder.pattern(0), 75, i < 15 ? 0 : 1);
            builder.endStratum();
        }
        CaseStrata strata = CaseStrata.of(builder);
        assertEquals(Math.log(2), at(strata, 3, true), 1e-9);
        assertEquals(0, at(strata, 7.6, true), 0);
        assertEquals(Math.log(3), at(strata, 7.6, false), 1e-9);
        assertEquals(
                2 / 9.,
                LassoSeries.at(strata, List.of("drug"), new boolean[] {true}, 3).priorVariance(),
                1e-15);
    }

    private static double at(CaseStrata strata, double penalty, boolean penalised) {
        return LassoSeries.at(strata, List.of("drug"), new boolean[] {penalised}, penalty)
                .coefficients()[0];
    }

    /// Where a coefficient is not 0 the slope is λ against it; where it is 0 the slope is at most
    /// λ.
    @Test
    void theSlopesAreThoseOfTheMaximum() {
        for (long seed = 1; seed <= 10; seed++) {
            CaseStrata strata = drawn(new Random(seed), 150, 20);
            boolean[] penalised = new boolean[20];
            Arrays.fill(penalised, 1, 20, true);
            for (double penalty : new double[] {.5, 3, 8}) {
                double[] beta =
                        LassoSeries.at(strata, names(20), penalised, penalty).coefficients();
                double[] slope = strata.slopeAt(beta).gradient();
                for (int a = 0; a < 20; a++) {
                    if (!penalised[a] || beta[a] != 0) {
                        assertEquals(
                                penalised[a] ? penalty * Math.signum(beta[a]) : 0,
                                slope[a],
                                1e-6,
                                "seed " + seed);
                    } else {
                        assertTrue(Math.abs(slope[a]) <= penalty + 1e-6, "seed " + seed);
                    }
                }
            }
            assertArrayEquals(
                    CaseSeries.of(strata, names(20)).coefficients(),
                    LassoSeries.at(strata, names(20), penalised, 0).coefficients(),
                    1e-5,
                    "seed " + seed);
        }
    }

    /// Two of 20 exposures triple the rate: both are found, and most others are 1.
    @Test
    void crossValidationFindsTheExposuresThatMatter() {
        CaseStrata strata = drawn(new Random(2), 600, 20);
        boolean[] penalised = new boolean[20];
        Arrays.fill(penalised, true);
        LassoSeries found = LassoSeries.crossValidated(strata, names(20), penalised, 10, 7);
        assertTrue(
                found.coefficients()[0] > .6 && found.coefficients()[1] > .6,
                Arrays.toString(found.coefficients()));
        assertTrue(
                Arrays.stream(found.coefficients()).skip(2).allMatch(each -> Math.abs(each) < .5));
        assertEquals(
                found.choices(),
                LassoSeries.crossValidated(strata, names(20), penalised, 10, 7).choices());
        double best =
                found.choices().stream().mapToDouble(PenaltyChoice::heldOut).max().orElseThrow();
        assertTrue(
                found.choices().size() == 25 || found.choices().getLast().heldOut() < best - 5,
                "weaker penalties are tried until they foretell much worse");
        assertTrue(
                found.choices().stream()
                        .anyMatch(each ->
                                each.penalty() == found.penalty() && each.heldOut() == best));
        assertThrows(
                IllegalArgumentException.class,
                () -> LassoSeries.crossValidated(strata, names(20), penalised, 1, 7));
    }

    /// Leaving one case out at a time has no chance in it: each penalty foretells what a plain loop
    /// over the cases finds.
    @Test
    void eachCaseIsForetoldFromTheOthers() {
        int cases = 25;
        CaseStrata strata = drawn(new Random(4), cases, 4);
        boolean[] penalised = {true, true, true, true};
        for (PenaltyChoice choice :
                LassoSeries.crossValidated(strata, names(4), penalised, cases, 1).choices()) {
            double foretold = 0;
            for (int left = 0; left < cases; left++) {
                int out = left;
                double[] beta =
                        LassoSeries.at(
                                        strata.only(
                                                IntStream.range(0, cases)
                                                        .filter(i -> i != out)
                                                        .toArray()),
                                        names(4),
                                        penalised,
                                        choice.penalty())
                                .coefficients();
                foretold += strata.only(new int[] {left}).valueAt(beta);
            }
            assertEquals(foretold, choice.heldOut(), 1e-3, choice.toString());
        }
    }

    private static List<String> names(int columns) {
        return IntStream.range(0, columns).mapToObj(a -> "drug " + a).toList();
    }

    /// Eight intervals a case, each drug on a quarter of them.
    private static CaseStrata drawn(Random random, int cases, int drugs) {
        StrataBuilder builder = new StrataBuilder(drugs);
        for (int i = 0; i < cases; i++) {
            List<double[]> rows = new ArrayList<>();
            double[] rate = new double[8];
            for (int k = 0; k < 8; k++) {
                double[] row = random.doubles(drugs).map(each -> each < .25 ? 1 : 0).toArray();
                rows.add(row);
                rate[k] = 10 * Math.pow(3, row[0] + row[1]);
            }
            double left = random.nextDouble() * Arrays.stream(rate).sum();
            int event = 0;
            for (left -= rate[0]; left > 0 && event < 7; left -= rate[event]) {
                event++;
            }
            for (int k = 0; k < 8; k++) {
                builder.interval(builder.pattern(rows.get(k)), 10, k == event ? 1 : 0);
            }
            builder.endStratum();
        }
        return CaseStrata.of(builder);
    }
}
