package org.vigie.cohort.language;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.vigie.cohort.definition.Correlated.Bound;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.Moment;
import org.vigie.protocol.YamlNode;

/// Days around an index event: `-365 to -1`, `start to 0`, `1 to 30 from index end`. `start` and
/// `end` are those of observation.
final class WindowText {

    private static final String BOUND = "(-?\\d{1,8}|start|end)";
    private static final Pattern WINDOW =
            Pattern.compile(BOUND + " to " + BOUND + "( from index end)?");

    /// As long as the person is observed.
    static final Window ANY = new Window(bound("start"), bound("end"), Moment.START, Moment.START);

    private WindowText() {}

    static Window read(YamlNode node, Moment event) {
        var window =
                node.isText()
                        ? WINDOW.matcher(EmptyRange.without(node.text().strip()))
                        : WINDOW.matcher("");
        if (!window.matches()) {
            throw node.problem(
                    "days from the index date such as '-365 to -1', 'start to 0' (from the start of"
                            + " observation), '1 to end' or '0 to 30 from index end'");
        }
        var read =
                new Window(
                        bound(window.group(1)),
                        bound(window.group(2)),
                        window.group(3) == null ? Moment.START : Moment.END,
                        event);
        EmptyRange.check(
                node,
                isEmpty(read),
                write(new Window(read.to(), read.from(), read.index(), read.event())));
        return read;
    }

    /// Whether it ends before it begins, wherever observation does.
    private static boolean isEmpty(Window window) {
        return window.from().days().isPresent()
                && window.to().days().isPresent()
                && window.from().days().getAsInt() > window.to().days().getAsInt();
    }

    private static Bound bound(String text) {
        return switch (text) {
            case "start" -> new Bound(OptionalInt.empty(), true);
            case "end" -> new Bound(OptionalInt.empty(), false);
            default -> days(Integer.parseInt(text));
        };
    }

    private static Bound days(int days) {
        return new Bound(OptionalInt.of(days), days < 0);
    }

    /// The same days as the language says them: on which side of the index a bound in days was
    /// written is of no matter.
    static Window normal(Window window) {
        return new Window(
                normal(window.from()), normal(window.to()), window.index(), window.event());
    }

    private static Bound normal(Bound bound) {
        return bound.days().isPresent() ? days(bound.days().getAsInt()) : bound;
    }

    static String write(Window window) {
        return write(window.from())
                + " to "
                + write(window.to())
                + (window.index() == Moment.END ? " from index end" : "")
                + (isEmpty(window) ? EmptyRange.WORD : "");
    }

    private static String write(Bound bound) {
        return bound.days().isPresent()
                ? Integer.toString(bound.days().getAsInt())
                : bound.before() ? "start" : "end";
    }
}
