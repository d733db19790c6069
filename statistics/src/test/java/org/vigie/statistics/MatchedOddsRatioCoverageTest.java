package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the interval and the p value promise, over many simulated studies.
@Tag("long")
class MatchedOddsRatioCoverageTest {

    private static final int STUDIES = 4_000;

    /// 95 % ± 3 standard errors of the simulation, √(.95 · .05 / 4000) = .0034, and the error of a
    /// Wald interval from some 100 informative sets.
    @Test
    void intervalHoldsTheTruth95TimesIn100() {
        Random random = new Random(20);
        for (double beta : new double[] {-.7, 0, .7}) {
            double truth = Math.exp(beta);
            long covered =
                    IntStream.range(0, STUDIES)
                            .mapToObj(i ->
                                    MatchedOddsRatio.of(MatchedSets.draw(random, 150, beta))
                                            .oddsRatio())
                            .filter(estimate -> estimate.low() <= truth && truth <= estimate.high())
                            .count();
            assertEquals(.95, (double) covered / STUDIES, .012, "β = " + beta);
        }
    }

    /// Small studies, most of them separated: Firth's interval covers no less than it says.
    @Test
    void intervalOfSeparatedStudiesIsWideEnough() {
        Random random = new Random(21);
        long[] covered = new long[2];
        for (int i = 0; i < STUDIES; i++) {
            MatchedOddsRatio found = MatchedOddsRatio.of(MatchedSets.draw(random, 6, 1));
            if (!Double.isNaN(found.logOddsRatio())) {
                covered[0]++;
                covered[1] +=
                        found.oddsRatio().low() <= Math.E && Math.E <= found.oddsRatio().high()
                                ? 1
                                : 0;
            }
        }
        assertTrue(covered[1] > .95 * covered[0], covered[1] + " of " + covered[0]);
    }

    @Test
    void pIsUniformWhereThereIsNoEffect() {
        Random random = new Random(22);
        double[] p =
                IntStream.range(0, 2_000)
                        .mapToDouble(i ->
                                MatchedOddsRatio.of(MatchedSets.draw(random, 2_000, 0))
                                        .oddsRatio()
                                        .p())
                        .toArray();
        double agreement = KolmogorovSmirnovTest.withDefaults().test(p, each -> each).getPValue();
        assertTrue(agreement > .01, "Kolmogorov p " + agreement);
    }
}
