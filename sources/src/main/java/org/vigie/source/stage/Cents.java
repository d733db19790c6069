package org.vigie.source.stage;

import java.util.Locale;

/// Amounts of money as whole hundredths of their currency.
///
/// An amount is first taken at six decimals, so that what a file writes as 1.005 is not lost to the
/// binary number next to it, then rounded to the hundredth, halves away from zero. Each row is
/// rounded on its own and sums are sums of whole numbers: no order of adding changes them.
public final class Cents {

    private Cents() {}

    /// The hundredths of an amount, as an expression of DuckDB; nothing where it is beyond all
    /// bounds.
    public static String of(String amount) {
        return "TRY_CAST(round(100 * TRY_CAST(" + amount + " AS DECIMAL(30, 6)), 0) AS BIGINT)";
    }

    /// Hundredths in words, with two decimals: `1,234.50`.
    public static String words(long cents) {
        return String.format(
                Locale.ROOT,
                "%s%,d.%02d",
                cents < 0 ? "-" : "",
                Math.abs(cents) / 100,
                Math.abs(cents) % 100);
    }
}
