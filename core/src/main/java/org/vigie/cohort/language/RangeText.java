package org.vigie.cohort.language;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.vigie.cohort.definition.Range;
import org.vigie.cohort.definition.Range.Comparison;
import org.vigie.protocol.YamlNode;

/// Comparisons in words: `at least 18`, `18 to 65`, `not 18 to 65`; of days `from 2015-01-01`.
enum RangeText {
    NUMBERS(
            "-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?",
            "a comparison such as '18', 'not 18', 'at least 18', 'at most 65',"
                    + " 'over 18', 'under 65', '18 to 65' or 'not 18 to 65'",
            "at least",
            "at most",
            "over",
            "under"),
    DAYS(
            "\\d{4}-\\d\\d-\\d\\d",
            """
            a comparison such as '2015-01-31', 'not 2015-01-31', 'from 2015-01-31', \
            'until 2015-01-31', 'after 2015-01-31', 'before 2015-01-31', '2015-01-01 \
            to 2015-12-31' or 'not 2015-01-01 to 2015-12-31'\
            """,
            "from",
            "until",
            "after",
            "before");

    private final Map<Comparison, String> words = new EnumMap<>(Comparison.class);
    private final Pattern pattern;
    private final String needs;

    RangeText(String value, String needs, String atLeast, String atMost, String more, String less) {
        this.needs = needs;
        words.put(Comparison.EQUAL, "");
        words.put(Comparison.NOT_EQUAL, "not ");
        words.put(Comparison.AT_LEAST, atLeast + " ");
        words.put(Comparison.AT_MOST, atMost + " ");
        words.put(Comparison.MORE, more + " ");
        words.put(Comparison.LESS, less + " ");
        pattern =
                Pattern.compile(
                        "("
                                + String.join("|", words.values())
                                + ")("
                                + value
                                + ")(?: to ("
                                + value
                                + "))?");
    }

    Range read(YamlNode node) {
        var text =
                node.isText()
                        ? pattern.matcher(EmptyRange.without(node.text().strip()))
                        : pattern.matcher("");
        if (!text.matches()
                || (text.group(3) != null
                        && !text.group(1).isEmpty()
                        && !text.group(1).equals("not "))) {
            throw node.problem(needs);
        }
        try {
            double low = value(text.group(2));
            double high = text.group(3) == null ? low : value(text.group(3));
            EmptyRange.check(
                    node, high < low, text.group(1) + text.group(3) + " to " + text.group(2));
            return text.group(3) == null
                    ? new Range(comparison(text.group(1)), low, low)
                    : new Range(
                            text.group(1).isEmpty() ? Comparison.BETWEEN : Comparison.NOT_BETWEEN,
                            low,
                            high);
        } catch (DateTimeException e) {
            throw node.problem("dates that are in the calendar");
        }
    }

    /// Numbers without decimals.
    Range readWhole(YamlNode node) {
        var range = read(node);
        if (range.low() % 1 != 0 || range.high() % 1 != 0) {
            throw node.problem("whole numbers");
        }
        return range;
    }

    private Comparison comparison(String word) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private double value(String text) {
        return this == DAYS ? LocalDate.parse(text).toEpochDay() : Double.parseDouble(text);
    }

    String write(Range range) {
        return switch (range.comparison()) {
            case BETWEEN -> between(range);
            case NOT_BETWEEN -> "not " + between(range);
            case LESS, AT_MOST, EQUAL, NOT_EQUAL, MORE, AT_LEAST ->
                    words.get(range.comparison()) + write(range.low());
        };
    }

    private String between(Range range) {
        return write(range.low())
                + " to "
                + write(range.high())
                + (range.high() < range.low() ? EmptyRange.WORD : "");
    }

    private String write(double value) {
        return this == DAYS ? LocalDate.ofEpochDay((long) value).toString() : number(value);
    }

    /// A number as people write it, with all its digits.
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }
}
