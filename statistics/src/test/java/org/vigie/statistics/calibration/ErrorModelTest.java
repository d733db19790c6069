package org.vigie.statistics.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.statistics.Estimate;
import org.vigie.statistics.Wald;

class ErrorModelTest {

    private static final LogEstimate ESTIMATE = new LogEstimate(.8, .2);

    /// Mean .1 + ½ θ, no spread: θ is (.8 − .1)/½ ± 1.96 · .2/½, and p that of .7/.2.
    @Test
    void meanSolvedByHand() {
        Estimate found = new ErrorModel(.1, .5, 0, 0, ErrorModel.Spread.LINEAR).calibrate(ESTIMATE);
        assertEquals(Math.exp(1.4), found.value(), 1e-12);
        assertEquals(Math.exp(1.4 - Wald.Z * .4), found.low(), 1e-11);
        assertEquals(Math.exp(1.4 + Wald.Z * .4), found.high(), 1e-11);
        assertEquals(Wald.p(3.5), found.p(), 1e-14);
    }

    /// R 4.2.2: uniroot(function(x) (.8-.1-.9*x)/sqrt((.15+.08*abs(x))^2+.2^2)-z, c(-20,20),
    /// tol=1e-13) with z = ±qnorm(.975); and with exp(-1.9+.2*x) for the spread.
    @Test
    void spreadThatGrowsSolvedByR() {
        Estimate linear =
                new ErrorModel(.1, .9, .15, .08, ErrorModel.Spread.LINEAR).calibrate(ESTIMATE);
        assertEquals(2.17662993172, linear.value(), 1e-10);
        assertEquals(1.23438410375, linear.low(), 1e-10);
        assertEquals(4.53153098265, linear.high(), 1e-10);
        assertEquals(0.00511026066086, linear.p(), 1e-12);
        Estimate log =
                new ErrorModel(.1, .9, -1.9, .2, ErrorModel.Spread.LOG_LINEAR).calibrate(ESTIMATE);
        assertEquals(1.25207919005, log.low(), 1e-10);
        assertEquals(4.01443323734, log.high(), 1e-10);
    }

    private static List<ErrorModel.Control> controls() {
        double[] logs = {
            .31, -.12, .45, .2, .05, .62, .9, .75, 1.2, .55, .8, 1.9, 1.3, 1.5, 1.1, 2.3
        };
        double[] errors = {.2, .15, .3, .1, .25, .2, .2, .15, .3, .12, .2, .25, .15, .2, .1, .3};
        List<ErrorModel.Control> controls = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            controls.add(
                    new ErrorModel.Control(
                            new LogEstimate(logs[i], errors[i]),
                            Math.log(i < 6 ? 1 : i < 11 ? 2 : 4)));
        }
        return controls;
    }

    /// R 4.2.2, the same likelihood by optim (Nelder-Mead, reltol 1e-16, restarted five times).
    @Test
    void fitSolvedByR() {
        ErrorModel linear = ErrorLikelihood.mostLikelyModel(controls(), ErrorModel.Spread.LINEAR);
        assertEquals(0.196832841843, linear.mean(), 1e-6);
        assertEquals(0.927841087111, linear.meanSlope(), 1e-6);
        assertEquals(0.115061667747, linear.spread(), 1e-6);
        assertEquals(0.123727382957, linear.spreadSlope(), 1e-6);
        ErrorModel log = ErrorLikelihood.mostLikelyModel(controls(), ErrorModel.Spread.LOG_LINEAR);
        assertEquals(0.192421771289, log.mean(), 1e-6);
        assertEquals(0.926370823279, log.meanSlope(), 1e-6);
        assertEquals(-2.33817825229, log.spread(), 2e-6);
        assertEquals(0.853370271314, log.spreadSlope(), 2e-6);
    }

    /// A spread that grows faster than the mean excludes nothing far away.
    @Test
    void whatCannotBeExcludedHasNoEnd() {
        Estimate found =
                new ErrorModel(.1, .5, .15, .4, ErrorModel.Spread.LINEAR).calibrate(ESTIMATE);
        assertEquals(0, found.low());
        assertEquals(Double.POSITIVE_INFINITY, found.high());
        assertEquals(Math.exp(1.4), found.value(), 1e-12);
    }

    @Test
    void whatIsNotKnownStaysSo() {
        ErrorModel model = new ErrorModel(.1, 1, .1, 0, ErrorModel.Spread.LINEAR);
        assertSame(Estimate.NONE, model.calibrate(new LogEstimate(Double.NaN, 1)));
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        ErrorLikelihood.mostLikelyModel(
                                                controls().subList(0, 6), ErrorModel.Spread.LINEAR))
                        .getMessage()
                        .startsWith(
                                "a model of systematic error needs controls of two true effects or more"));
        assertEquals(
                "a model of systematic error has finite terms and a slope above 0, was 0.1 + 0.0 θ, 0.1 and 0.0",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ErrorModel(.1, 0, .1, 0, ErrorModel.Spread.LINEAR))
                        .getMessage());
    }
}
