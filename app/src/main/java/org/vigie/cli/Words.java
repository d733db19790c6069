package org.vigie.cli;

import java.util.Locale;

/// Lines for the terminal, numbers written the same everywhere.
final class Words {

    private final StringBuilder text = new StringBuilder();

    void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
    }

    /// `1 person`, `2,694 people`.
    static String count(long n, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
    }

    String text() {
        return text.toString();
    }
}
