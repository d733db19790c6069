package org.vigie.report.table;

import java.util.Locale;

/// Lines for the terminal, numbers written the same everywhere.
public final class Lines {

    private final StringBuilder text = new StringBuilder();

    public void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    /// `1 person`, `2,694 people`.
    public static String count(long n, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
    }

    public String text() {
        return text.toString();
    }
}
