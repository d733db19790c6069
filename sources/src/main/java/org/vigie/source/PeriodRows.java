package org.vigie.source;

import java.util.ArrayList;
import java.util.List;
import org.vigie.source.stage.DuckRows;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Timeline;

/// Periods in the order of their people, taken person by person. Every period's person is asked
/// for.
final class PeriodRows implements AutoCloseable {

    private final DuckRows rows;
    private boolean more;

    /// @param rows person, first day, last day, type, identifier, something where it has no end
    PeriodRows(DuckRows rows) {
        this.rows = rows;
        more = rows.next();
    }

    /// The periods of a person, joined where they overlap.
    List<ObservationPeriod> of(long person) {
        var periods = new ArrayList<ObservationPeriod>();
        while (more && rows.number(0) == person) {
            periods.add(
                    new ObservationPeriod(
                            (int) rows.number(1),
                            (int) rows.number(2),
                            rows.number(3, Timeline.NONE),
                            rows.number(4, Timeline.NONE),
                            rows.number(5, Timeline.NONE) != Timeline.NONE));
            more = rows.next();
        }
        return ObservationPeriod.disjoint(periods);
    }

    @Override
    public void close() {
        rows.close();
    }
}
