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
    private static final int RISK = 0;
    private static final int COMPARISON = 1;

    /// The look of days of the history.
    static final int HISTORY = -1;

    /// Days at risk and events by `exposure|outcome|look|age group|sex`. A look holds what happened
    /// since the one before; an age group of −1 is everybody and of −2 not known.
    TreeMap<String, long[]> cells = new TreeMap<>();

    /// By `exposure|look`, whatever outcomes they had: people, at the look that first sees a day of
    /// theirs in a risk window, and their days in one since the look before.
    TreeMap<String, long[]> exposed = new TreeMap<>();

    /// By `exposure|outcome|look`: first outcomes in risk windows and in comparison windows, at the
    /// look that first sees both windows over.
    TreeMap<String, long[]> matched = new TreeMap<>();

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
        return soFar(exposed, "" + exposure, looks, PEOPLE);
    }

    /// Their days in a risk window up to each look.
    public List<Long> riskDaysSoFar(int exposure, int looks) {
        return soFar(exposed, "" + exposure, looks, DAYS);
    }

    private static List<Long> soFar(
            TreeMap<String, long[]> counts, String begin, int looks, int measure) {
        var soFar = new ArrayList<Long>();
        long sum = 0;
        for (int look = 0; look < looks; look++) {
            sum += counts.getOrDefault(begin + "|" + look, new long[2])[measure];
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

    /// Counts first outcomes of a key of {@link #matched}.
    public void addMatched(String key, long inRisk, long inComparison) {
        var counts = matched.computeIfAbsent(key, _ -> new long[2]);
        counts[RISK] += inRisk;
        counts[COMPARISON] += inComparison;
    }

    /// First outcomes in risk windows up to each look, of doses both windows of which are over.
    public List<Long> inRiskSoFar(int exposure, int outcome, int looks) {
        return soFar(matched, exposure + "|" + outcome, looks, RISK);
    }

    /// The same in comparison windows.
    public List<Long> inComparisonSoFar(int exposure, int outcome, int looks) {
        return soFar(matched, exposure + "|" + outcome, looks, COMPARISON);
    }

    SurveillanceCounts merge(SurveillanceCounts other) {
        other.cells.forEach((cell, more) -> add(cell, more[DAYS], more[EVENTS]));
        other.exposed.forEach((key, more) -> addExposed(key, more[DAYS], more[PEOPLE]));
        other.matched.forEach((key, more) -> addMatched(key, more[RISK], more[COMPARISON]));
        people += other.people;
        observed += other.observed;
        everExposed += other.everExposed;
        return this;
    }
}
