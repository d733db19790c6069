package org.vigie.statistics.disproportionality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.statistics.disproportionality.GammaPoissonPrior.Component;

/// Quantiles of the mixture by R 4.2.2: `uniroot(function(x) Q * pgamma(x, a1 + n, b1 + E) + (1 -
/// Q) * pgamma(x, a2 + n, b2 + E) - p, c(0, 50), tol = 1e-13)` with Q from `dnbinom(n, a, b / (b +
/// E))`.
class GammaPoissonQuantileTest {

    @ParameterizedTest
    @CsvSource({
        "8, 2, 2, 4, .5, 3, 1.5, .05, 0.714457760694196, 0.534917036546387",
        "8, 2, 2, 4, .5, 3, 1.5, .5,  0.714457760694196, 2.587677178644386",
        "8, 2, 2, 4, .5, 3, 1.5, .95, 0.714457760694196, 4.636244360177159",
        "3, 2, 2.5, 2, .9, 2, 1, .5,  0.909730188864225, 1.541784009949156",
        "3, 2, 2.5, 2, .1, 2, 1, .5,  0.110651437762974, 1.408455220604497",
        "2, 1, 1, 1, .3, 1, .5,  .05, 0.363636363636364, 0.293604278101473",
        "2, 1, 1, 1, .3, 1, .5,  .95, 0.363636363636364, 3.649447252267370",
    })
    void quantilesOfAMixture(
            double a1,
            double b1,
            double a2,
            double b2,
            double share,
            long n,
            double expected,
            double p,
            double firstShare,
            double quantile) {
        var prior = new GammaPoissonPrior(new Component(a1, b1), new Component(a2, b2), share);
        assertEquals(firstShare, prior.score(n, expected).firstShare(), 1e-12);
        assertEquals(quantile, prior.quantile(n, expected, p), 1e-8);
    }

    /// R 4.2.2: `dnbinom(3, 8, 2 / 3.5, log = TRUE)`, `dnbinom(0, .5, 4 / 6.5, log = TRUE)`.
    @Test
    void countsOfAComponentAreNegativeBinomial() {
        assertEquals(-2.23132814186295, new Component(8, 2).logProbability(3, 1.5), 1e-12);
        assertEquals(-0.24275390789085, new Component(.5, 4).logProbability(0, 2.5), 1e-12);
    }
}
