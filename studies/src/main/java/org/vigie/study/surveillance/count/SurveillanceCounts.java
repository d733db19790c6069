package org.vigie.study.surveillance.count;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What was counted, whole numbers only.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class SurveillanceCounts {

    static final int DAYS = 0;
    static final int EVENTS = 1;
    private static final int PEOPLE = 1;

    /// The look of days of the history.
    static final int HISTORY = -1;

    /// Days at risk and events by `exposure|outcome|look|age group|sex`. A look holds what happened
    /// since the one before; an age group of −1 is everybody and of −2 not known.
    TreeMap<String, long[]> cells = new TreeMap<>();

    /// By `exposure|look`, whatever outcomes they had: people, at the look that first sees a day of
    /// theirs in a risk window, and their days in one since the look before.
    TreeMap<String, long[]> exposed = new TreeMap<>();

    long people;
    long observed;
    long everExposed;

    public long people() {
        return people;
    }

    /// Those of them observed in surveillance after the washout.
    public long observed() {
        return observed;
    }

    /// Those of them with such a day in a risk window of some exposure.
    public long everExposed() {
        return everExposed;
    }

    /// People exposed up to each look.
    public List<Long> exposedSoFar(int exposure, int looks) {
        return soFar(exposure, looks, PEOPLE);
    }

    /// Their days in a risk window up to each look.
    public List<Long> riskDaysSoFar(int exposure, int looks) {
        return soFar(exposure, looks, DAYS);
    }

    private List<Long> soFar(int exposure, int looks, int measure) {
        var soFar = new ArrayList<Long>();
        long sum = 0;
        for (int look = 0; look < looks; look++) {
            sum += exposed.getOrDefault(exposure + "|" + look, new long[2])[measure];
            soFar.add(sum);
        }
        return List.copyOf(soFar);
    }

    /// Counts days and events of a cell of {@link #cells}.
    public void add(String cell, long days, long events) {
        var counts = cells.computeIfAbsent(cell, _ -> new long[2]);
        counts[DAYS] += days;
        counts[EVENTS] += events;
    }

    void addExposed(String key, long days, long more) {
        var counts = exposed.computeIfAbsent(key, _ -> new long[2]);
        counts[DAYS] += days;
        counts[PEOPLE] += more;
    }

    SurveillanceCounts merge(SurveillanceCounts other) {
        other.cells.forEach((cell, more) -> add(cell, more[DAYS], more[EVENTS]));
        other.exposed.forEach((key, more) -> addExposed(key, more[DAYS], more[PEOPLE]));
        people += other.people;
        observed += other.observed;
        everExposed += other.everExposed;
        return this;
    }
}
