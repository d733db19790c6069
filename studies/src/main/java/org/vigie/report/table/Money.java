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
        boolean small = Math.abs(cents) < 10_000;
        return String.format(
                Locale.UK,
                small ? "%,.2f %s" : "%,.0f %s",
                small ? amount : amount.setScale(0, RoundingMode.HALF_EVEN),
                currency);
    }
}
