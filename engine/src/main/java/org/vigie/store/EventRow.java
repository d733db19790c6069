package org.vigie.store;

import java.util.Arrays;
import java.util.Comparator;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// One event on its way into a store; reused from event to event.
public class EventRow {

    /// The order of a person's events: time, code, then everything else they say, so that the same events
    /// make the same bytes in whatever order they come. NONE and absent texts come first, `NaN` last.
    public static final Comparator<EventRow> ORDER = Comparator.comparingLong((EventRow e) -> e.time)
            .thenComparingInt(e -> e.code).thenComparing(e -> e.table).thenComparingLong(e -> e.end)
            .thenComparingLong(e -> e.visit).thenComparingDouble(e -> e.value).thenComparing(e -> e.text)
            .thenComparing(e -> e.source).thenComparing(e -> e.unit).thenComparingLong(e -> e.provider)
            .thenComparingLong(e -> e.cost).thenComparing(EventRow::compareAttributes);

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
    private final long[] whole = new long[Attribute.values().length];
    private final double[] numbers = new double[whole.length];
    private final String[] words = new String[whole.length];

    public EventRow() {
        clearAttributes();
    }

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
        clearAttributes();
        return this;
    }

    private void clearAttributes() {
        Arrays.fill(whole, Timeline.NONE);
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(words, "");
    }

    /// An order of events by their attributes alone, the first attribute first.
    private static int compareAttributes(EventRow left, EventRow right) {
        int order = Arrays.compare(left.whole, right.whole);
        order = order == 0 ? Arrays.compare(left.numbers, right.numbers) : order;
        return order == 0 ? Arrays.compare(left.words, right.words) : order;
    }

    /// Sets a concept or identifier; {@link Timeline#NONE} is an absent one.
    public void set(Attribute attribute, long value) {
        whole[attribute.ordinal()] = value;
    }

    /// Sets a number; `NaN` is an absent one.
    public void set(Attribute attribute, double value) {
        numbers[attribute.ordinal()] = value;
    }

    /// Sets a text; the empty string is an absent one.
    public void set(Attribute attribute, String value) {
        words[attribute.ordinal()] = value;
    }

    long whole(Attribute attribute) {
        return whole[attribute.ordinal()];
    }

    double number(Attribute attribute) {
        return numbers[attribute.ordinal()];
    }

    String words(Attribute attribute) {
        return words[attribute.ordinal()];
    }
}
