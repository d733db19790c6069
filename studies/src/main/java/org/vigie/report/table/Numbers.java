package org.vigie.report.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.vigie.statistics.Estimate;

/// Numbers as they are printed; `format.js` prints the same in tables and tooltips.
public final class Numbers {

    /// What stands where there is no number.
    public static final String NONE = "–";

    private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_UP);

    /// What two decimals would print as 100.00.
    private static final double WHOLE = 99.995;

    private Numbers() {}

    /// `12,345`
    public static String count(long n) {
        return String.format(Locale.UK, "%,d", n);
    }

    /// `1.20`; `<0.01` where two decimals would show zero; `1,235` from 100 on, where decimals say
    /// nothing.
    public static String ratio(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "∞";
        }
        if (ratio >= WHOLE) {
            return String.format(
                    Locale.UK,
                    "%,d",
                    new BigDecimal(Double.toString(ratio))
                            .setScale(0, RoundingMode.HALF_UP)
                            .toBigInteger());
        }
        return ratio > 0 && ratio < 0.005 ? "<0.01" : decimals(ratio, 2);
    }

    /// `1.20 (1.05 to 1.37)`
    public static String estimate(Estimate estimate) {
        return Double.isNaN(estimate.value())
                ? NONE
                : ratio(estimate.value())
                        + " ("
                        + ratio(estimate.low())
                        + " to "
                        + ratio(estimate.high())
                        + ")";
    }

    /// `12.3%`
    public static String percent(long n, long total) {
        return total == 0 ? NONE : decimals(100.0 * n / total, 1) + "%";
    }

    /// For prose: `0.012`, and `<0.001` below that.
    public static String pInWords(double p) {
        return p < 0.001 ? "<0.001" : p(p);
    }

    /// Two significant digits, in powers of ten where it is tiny: `0.012`, `3.2×10⁻¹²`; `<10⁻³⁰⁰`
    /// where a computer cannot tell it from 0.
    public static String p(double p) {
        if (Double.isNaN(p)) {
            return NONE;
        }
        if (p < 1e-300) {
            return "<10⁻³⁰⁰";
        }
        var rounded = new BigDecimal(p).round(TWO);
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (p >= 0.001) {
            return rounded.setScale(1 - exponent).toPlainString();
        }
        return rounded.scaleByPowerOfTen(-exponent).setScale(1).toPlainString()
                + "×10"
                + superscript(exponent);
    }

    public static String decimals(double value, int decimals) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
                : NONE;
    }

    private static String superscript(int number) {
        var text = new StringBuilder();
        Integer.toString(number)
                .chars()
                .forEach(c -> text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
        return text.toString();
    }

    /// A share with its interval: `1.12% (0.94 to 1.33)`.
    public static String percent(Estimate share) {
        return Double.isNaN(share.value())
                ? NONE
                : decimals(100 * share.value(), 2)
                        + "% ("
                        + decimals(100 * share.low(), 2)
                        + " to "
                        + decimals(100 * share.high(), 2)
                        + ")";
    }
}
