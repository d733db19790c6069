package org.vigie.store;

import java.util.Comparator;
import java.util.function.ToIntFunction;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// One event on its way into a store; reused from event to event.
public class EventRow {

    /// The order of a person's events: time, code, then everything else they say, so that the same
    /// events make the same bytes in whatever order they come. NONE and absent texts come first,
    /// `NaN` last.
    public static final Comparator<EventRow> ORDER =
            Comparator.comparingLong((EventRow e) -> e.time)
                    .thenComparingInt(e -> e.code)
                    .thenComparing(e -> e.table)
                    .thenComparingLong(e -> e.end)
                    .thenComparingLong(e -> e.visit)
                    .thenComparingDouble(e -> e.value)
                    .thenComparing(e -> e.text)
                    .thenComparing(e -> e.source)
                    .thenComparing(e -> e.unit)
                    .thenComparingLong(e -> e.provider)
                    .thenComparingLong(e -> e.cost)
                    .thenComparing(EventRow::compareAttributes);

    /// Microseconds since 1970-01-01, or {@link Timeline#NO_TIME}.
    public long time = Timeline.NO_TIME;

    /// Id in the writer's dictionary.
    public int code = -1;

    public double value = Double.NaN;
    public String text = "";
    public String unit = "";
    public String table = "";

    /// Microseconds, or {@link Timeline#NO_TIME}.
    public long end = Timeline.NO_TIME;

    public long visit = Timeline.NONE;
    public long provider = Timeline.NONE;

    /// Hundredths, or {@link Timeline#NONE}.
    public long cost = Timeline.NONE;

    public String source = "";

    private static final Attribute[] ATTRIBUTES = Attribute.values();
    private static final long[] NO_WHOLE = {};
    private static final double[] NO_NUMBERS = {};
    private static final String[] NO_WORDS = {};

    /// Which attributes have a value, a bit each. Most sources have few of them, so that room is
    /// made when the first is set.
    private long known;

    private long[] whole = NO_WHOLE;
    private double[] numbers = NO_NUMBERS;
    private String[] words = NO_WORDS;

    /// Nothing known.
    public EventRow clear() {
        time = Timeline.NO_TIME;
        code = -1;
        value = Double.NaN;
        text = "";
        unit = "";
        table = "";
        end = Timeline.NO_TIME;
        visit = Timeline.NONE;
        provider = Timeline.NONE;
        cost = Timeline.NONE;
        source = "";
        known = 0;
        return this;
    }

    /// An order of events by their attributes alone: whole numbers, then numbers, then texts, each
    /// in their order.
    private static int compareAttributes(EventRow left, EventRow right) {
        if ((left.known | right.known) == 0) {
            return 0;
        }
        int order =
                compare(attribute -> Long.compare(left.whole(attribute), right.whole(attribute)));
        order =
                order == 0
                        ? compare(attribute ->
                                Double.compare(left.number(attribute), right.number(attribute)))
                        : order;
        return order == 0
                ? compare(attribute -> left.words(attribute).compareTo(right.words(attribute)))
                : order;
    }

    private static int compare(ToIntFunction<Attribute> one) {
        for (var attribute : ATTRIBUTES) {
            int order = one.applyAsInt(attribute);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void mark(Attribute attribute, boolean present) {
        long bit = 1L << attribute.ordinal();
        known = present ? known | bit : known & ~bit;
    }

    /// The attributes that have a value, a bit each.
    public long known() {
        return known;
    }

    private static void require(boolean fits, Attribute attribute) {
        if (!fits) {
            throw new IllegalArgumentException(attribute + " is a " + attribute.kind());
        }
    }

    private static boolean isWhole(Attribute attribute) {
        return switch (attribute.kind()) {
            case IDENTIFIER, CONCEPT, CENTS -> true;
            case NUMBER, TEXT -> false;
        };
    }

    private boolean has(Attribute attribute) {
        return (known >>> attribute.ordinal() & 1) == 1;
    }

    /// Sets a concept or identifier; {@link Timeline#NONE} is an absent one.
    public void set(Attribute attribute, long value) {
        require(isWhole(attribute), attribute);
        mark(attribute, value != Timeline.NONE);
        if (value != Timeline.NONE) {
            whole = whole.length == 0 ? new long[ATTRIBUTES.length] : whole;
            whole[attribute.ordinal()] = value;
        }
    }

    /// Sets a number; `NaN` is an absent one.
    public void set(Attribute attribute, double value) {
        require(attribute.kind() == Attribute.Kind.NUMBER, attribute);
        mark(attribute, !Double.isNaN(value));
        if (!Double.isNaN(value)) {
            numbers = numbers.length == 0 ? new double[ATTRIBUTES.length] : numbers;
            numbers[attribute.ordinal()] = value;
        }
    }

    /// Sets a text; the empty string is an absent one.
    public void set(Attribute attribute, String value) {
        require(attribute.kind() == Attribute.Kind.TEXT, attribute);
        mark(attribute, !value.isEmpty());
        if (!value.isEmpty()) {
            words = words.length == 0 ? new String[ATTRIBUTES.length] : words;
            words[attribute.ordinal()] = value;
        }
    }

    public long whole(Attribute attribute) {
        return has(attribute) && isWhole(attribute) ? whole[attribute.ordinal()] : Timeline.NONE;
    }

    public double number(Attribute attribute) {
        return has(attribute) && attribute.kind() == Attribute.Kind.NUMBER
                ? numbers[attribute.ordinal()]
                : Double.NaN;
    }

    public String words(Attribute attribute) {
        return has(attribute) && attribute.kind() == Attribute.Kind.TEXT
                ? words[attribute.ordinal()]
                : "";
    }
}
