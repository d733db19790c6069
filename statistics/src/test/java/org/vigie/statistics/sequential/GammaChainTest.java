package org.vigie.statistics.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the negative binomial's own formula, also where no event at all is too improbable for a
/// double.
class GammaChainTest {

    @ParameterizedTest
    @CsvSource({"3, .5", "40, 2", "1000, 2", "5000, 1.5"})
    void countsAfterAMomentAreNegativeBinomial(double shape, double time) {
        var chain = new GammaChain(shape, new double[] {time});
        int size = (int) (shape * time * 1.5) + 50;
        var after = chain.after(0, new double[] {1}, size);
        double sum = 0;
        for (int n = 0; n < size; n++) {
            double log =
                    Gamma.logGamma(shape + n)
                            - Gamma.logGamma(shape)
                            - Gamma.logGamma(n + 1)
                            - shape * Math.log1p(time)
                            + n * (Math.log(time) - Math.log1p(time));
            double expected = Math.exp(log);
            assertEquals(expected, after[n], 1e-9 * expected + 1e-200, shape + ", " + n);
            sum += after[n];
        }
        assertEquals(1, sum, 1e-3);
    }

    /// In two steps as in one.
    @ParameterizedTest
    @CsvSource({"3, .5, 1.5", "1000, 1, 2"})
    void aMomentBetweenChangesNothing(double shape, double between, double time) {
        int size = (int) (shape * time * 1.4) + 50;
        var once = new GammaChain(shape, new double[] {time}).after(0, new double[] {1}, size);
        var twice = new GammaChain(shape, new double[] {between, time});
        var after = twice.after(1, twice.after(0, new double[] {1}, size), size);
        for (int n = 0; n < size; n++) {
            assertEquals(once[n], after[n], 1e-8 * once[n] + 1e-12, n + " of " + shape);
        }
    }
}
