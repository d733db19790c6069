package org.vigie.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaplanMeierTest {

    private static TreeMap<Integer, Long> counts(int... values) {
        var counts = new TreeMap<Integer, Long>();
        for (int value : values) {
            counts.merge(value, 1L, Long::sum);
        }
        return counts;
    }

    /// Acute myelogenous leukaemia, maintained (Miller 1981, table 3.1): one is censored at 13 when
    /// another has the event.
    private static final KaplanMeier AML =
            new KaplanMeier(counts(9, 13, 18, 23, 31, 34, 48), counts(13, 28, 45, 161));

    /// R 4.2.2, survival 3.5.3: t <- c(9,13,13,18,23,28,31,34,45,48,161); s <-
    /// c(1,1,0,1,1,0,1,1,0,1,0); summary(survfit(Surv(t, s) ~ 1, conf.type = "log-log"), times =
    /// c(9,13,20,31,47,48,100))
    @ParameterizedTest
    @CsvSource({
        "9, 11, 0.909090909091, 0.5080802057699, 0.986673822668",
        "13, 10, 0.818181818182, 0.4474286146822, 0.951162228582",
        "20, 7, 0.715909090909, 0.3501903859079, 0.899023974191",
        "31, 5, 0.490909090909, 0.1673309097769, 0.753399790371",
        "47, 2, 0.368181818182, 0.0928295749370, 0.657040832398",
        "48, 2, 0.184090909091, 0.0117384801232, 0.525014842727",
        "100, 1, 0.184090909091, 0.0117384801232, 0.525014842727"
    })
    void asSurvfit(int time, long atRisk, double share, double low, double high) {
        assertEquals(atRisk, AML.atRisk(time));
        var estimate = AML.at(time);
        assertEquals(share, estimate.value(), 1e-11);
        assertEquals(low, estimate.low(), 1e-11);
        assertEquals(high, estimate.high(), 1e-11);
    }

    /// R as above: quantile(f, 0.5)
    @Test
    void theMedianIsTheFirstTimeAtWhichHalfHadIt() {
        assertEquals(OptionalInt.of(31), AML.median());
        assertEquals(OptionalInt.empty(), new KaplanMeier(counts(1), counts(5, 5, 5)).median());
    }

    /// Four people: one event at 2 of four, one censored at 3, one event at 4 of two.
    @Test
    void solvedByHand() {
        var curve = new KaplanMeier(counts(2, 4), counts(3, 9));
        assertEquals(0.75, curve.at(2).value());
        assertEquals(0.75, curve.at(3).value());
        assertEquals(0.375, curve.at(8).value());
        assertEquals(2, curve.events(4));
        assertEquals(1, curve.censored(8));
        assertTrue(Double.isNaN(curve.at(10).value()), "nobody was followed so long");
    }

    /// Nothing seen of ten is not certainty: 0.025^(1/10), as binom.test(10, 10)$conf.int[1] (R
    /// 4.2.2).
    @Test
    void theEndsOfTheScale() {
        var none = new KaplanMeier(counts(), counts(7, 7, 7, 7, 7, 7, 7, 7, 7, 7));
        assertEquals(0.6915028921812392, none.at(5).low(), 1e-12);
        assertEquals(1, none.at(5).high());
        var all = new KaplanMeier(counts(1, 2), counts());
        assertEquals(0, all.at(2).value());
        assertTrue(Double.isNaN(all.at(2).high()));
        assertTrue(Double.isNaN(new KaplanMeier(counts(), counts()).at(1).value()));
    }

    /// R 4.2.2: quantile(c(1,1,2,5,9,9,10,30), c(.25,.5,.75)) is 1.75, 7, 9.25
    @Test
    void quartilesAsR() {
        assertEquals(
                new Quartiles(8, 1.75, 7, 9.25), Quartiles.of(counts(1, 1, 2, 5, 9, 9, 10, 30)));
        assertEquals(new Quartiles(1, 4, 4, 4), Quartiles.of(counts(4)));
        assertTrue(Double.isNaN(Quartiles.of(counts()).median()));
    }
}
