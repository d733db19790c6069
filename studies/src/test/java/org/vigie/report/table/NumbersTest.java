package org.vigie.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.statistics.Estimate;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "0.996, 1.0",
        "0.5, 0.50",
        "0.05, 0.050",
        "0.0123, 0.012",
        "0.001, 0.0010",
        "0.00099, 9.9×10⁻⁴",
        "3.24e-12, 3.2×10⁻¹²",
        "9.99e-12, 1.0×10⁻¹¹",
        "1e-299, 1.0×10⁻²⁹⁹",
        "0, <10⁻³⁰⁰",
        "NaN, –"
    })
    void aProbabilityHasTwoSignificantDigits(double p, String text) {
        assertEquals(text, Numbers.p(p));
    }

    @ParameterizedTest
    @CsvSource({"0.012, 0.012", "0.0009, <0.001", "0, <0.001"})
    void inProseASmallProbabilityIsBelowOneInAThousand(double p, String text) {
        assertEquals(text, Numbers.pInWords(p));
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, 1.00",
        "1.2, 1.20",
        "99.994, 99.99",
        "99.995, 100",
        "123.456, 123",
        "100.5, 101",
        "0.004, <0.01",
        "0, 0.00",
        "Infinity, ∞",
        "NaN, –"
    })
    void aRatioHasTwoDecimalsBelowAHundred(double ratio, String text) {
        assertEquals(text, Numbers.ratio(ratio));
    }

    @Test
    void anEstimateHasItsInterval() {
        assertEquals("1.20 (1.05 to 1.37)", Numbers.estimate(new Estimate(1.2, 1.05, 1.371, 0.01)));
        assertEquals(
                "8.00 (0.90 to ∞)",
                Numbers.estimate(new Estimate(8, 0.9, Double.POSITIVE_INFINITY, 0.06)));
        assertEquals(
                "1,234 (99.50 to 1,234,568)",
                Numbers.estimate(new Estimate(1234.4, 99.5, 1_234_567.8, 0.01)));
        assertEquals("–", Numbers.estimate(Estimate.NONE));
    }

    @Test
    void countsHaveCommasAndSharesOneDecimal() {
        assertEquals("1,234,567", Numbers.count(1_234_567));
        assertEquals("12.5%", Numbers.percent(1, 8));
        assertEquals("–", Numbers.percent(0, 0));
    }
}
