package org.vigie.store;

import org.vigie.timeline.Timeline;

/// One event on its way into a store; reused from event to event.
public class EventRow {

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
        return this;
    }
}
