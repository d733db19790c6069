package org.vigie.cohort.language;

import java.util.Locale;
import java.util.regex.Pattern;
import org.vigie.cohort.definition.Moment;
import org.vigie.protocol.YamlNode;

/// A day told from the start or end of an event: `start`, `end + 30`, `start - 7`.
record DayText(Moment from, int days) {

    private static final Pattern DAY = Pattern.compile("(start|end)(?: ?([+-]) ?(\\d{1,8}))?");

    static DayText read(YamlNode node) {
        var day = node.isText() ? DAY.matcher(node.text().strip()) : DAY.matcher("");
        if (!day.matches()) {
            throw node.problem(
                    "a day told from the event such as 'start', 'end', 'start + 30' or 'end - 7'");
        }
        int days = day.group(3) == null ? 0 : Integer.parseInt(day.group(3));
        return new DayText(
                day.group(1).equals("start") ? Moment.START : Moment.END,
                "-".equals(day.group(2)) ? -days : days);
    }

    String write() {
        return from.name().toLowerCase(Locale.ROOT)
                + (days == 0 ? "" : days < 0 ? " - " + -days : " + " + days);
    }
}
