package org.vigie.source;

import java.util.List;
import org.vigie.source.EventBatch.Placed;
import org.vigie.source.stage.DuckRows;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Timeline;

/// Events in the order of their people, taken person by person. DuckDB sorts them by time and code;
/// those alike in both are put in order here by everything else they say, so that the same events
/// make the same bytes in whatever order they were read.
final class EventStream implements AutoCloseable {

    private static final int FIRST_ATTRIBUTE = 13;

    private final DuckRows rows;
    private final List<String> tables;
    private final List<Attribute> attributes;
    private boolean more;

    /// @param attributes which the rows have columns for, after the others
    EventStream(DuckRows rows, List<String> tables, List<Attribute> attributes) {
        this.rows = rows;
        this.attributes = attributes;
        this.tables = tables;
        more = rows.next();
    }

    /// Adds a person's events in order.
    void fill(long person, EventBatch batch) {
        int alike = batch.size();
        Placed before = null;
        while (more && rows.number(0) == person) {
            int here = batch.size();
            var event = batch.next();
            read(event);
            if (before != null && !(before.time == event.time && before.code == event.code)) {
                batch.sort(alike, here);
                alike = here;
            }
            before = event;
            more = rows.next();
        }
        batch.sort(alike, batch.size());
    }

    private void read(Placed event) {
        event.time = rows.number(1, Timeline.NO_TIME);
        event.code = rows.integer(2, -1);
        event.value = rows.real(3);
        event.text = rows.text(4);
        event.end = rows.number(5, Timeline.NO_TIME);
        event.place = rows.integer(6, 0);
        event.table = tables.get(event.place);
        event.unit = rows.text(7);
        event.visit = rows.number(8, Timeline.NONE);
        event.provider = rows.number(9, Timeline.NONE);
        event.cost = rows.number(10, Timeline.NONE);
        event.source = rows.text(11);
        event.row = rows.number(12, 0);
        int column = FIRST_ATTRIBUTE;
        for (var attribute : attributes) {
            switch (attribute.kind()) {
                case IDENTIFIER, CONCEPT, CENTS ->
                        event.set(attribute, rows.number(column, Timeline.NONE));
                case NUMBER -> event.set(attribute, rows.real(column));
                case TEXT -> event.set(attribute, rows.text(column));
            }
            column++;
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
