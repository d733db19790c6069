package org.vigie.cohort.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.vigie.cohort.definition.Period;
import org.vigie.protocol.YamlNode;

/// Days of the calendar: `2015-01-01 to 2019-12-31`, `from 2015-01-01`, `until 2019-12-31`.
final class PeriodText {

    private static final String DAY = "(\\d{4}-\\d\\d-\\d\\d)";
    private static final Pattern PERIOD =
            Pattern.compile(DAY + " to " + DAY + "|from " + DAY + "|until " + DAY);

    private PeriodText() {}

    static Period read(YamlNode node) {
        var period =
                node.isText()
                        ? PERIOD.matcher(EmptyRange.without(node.text().strip()))
                        : PERIOD.matcher("");
        if (!period.matches()) {
            throw node.problem(
                    """
                    days such as '2015-01-01 to 2019-12-31', 'from 2015-01-01' or \
                    'until 2019-12-31'\
                    """);
        }
        try {
            var read =
                    new Period(
                            either(period.group(1), period.group(3)),
                            either(period.group(2), period.group(4)));
            EmptyRange.check(node, isEmpty(read), period.group(2) + " to " + period.group(1));
            return read;
        } catch (DateTimeException e) {
            throw node.problem("dates that are in the calendar");
        }
    }

    private static boolean isEmpty(Period period) {
        return period.start().isPresent()
                && period.end().isPresent()
                && period.end().getAsInt() < period.start().getAsInt();
    }

    private static OptionalInt either(String one, String other) {
        var text = one == null ? other : one;
        return text == null
                ? OptionalInt.empty()
                : OptionalInt.of((int) LocalDate.parse(text).toEpochDay());
    }

    /// @param period with a start or an end
    static String write(Period period) {
        if (period.start().isEmpty()) {
            return "until " + day(period.end());
        }
        return period.end().isEmpty()
                ? "from " + day(period.start())
                : day(period.start())
                        + " to "
                        + day(period.end())
                        + (isEmpty(period) ? EmptyRange.WORD : "");
    }

    private static LocalDate day(OptionalInt day) {
        return LocalDate.ofEpochDay(day.getAsInt());
    }
}
