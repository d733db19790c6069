package org.vigie.report.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Amounts in words.
public final class Money {

    private Money() {}

    /// Whole units of the currency: `1,234 EUR`; below 100 with hundredths.
    public static String money(long cents, String currency) {
        var amount = BigDecimal.valueOf(cents, 2);
        return Math.abs(cents) < 10_000
                ? String.format(Locale.UK, "%,.2f %s", amount, currency)
                : String.format(
                        Locale.UK,
                        "%,.0f %s",
                        amount.setScale(0, RoundingMode.HALF_EVEN),
                        currency);
    }
}
