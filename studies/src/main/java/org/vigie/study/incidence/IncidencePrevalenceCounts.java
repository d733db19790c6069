package org.vigie.study.incidence;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.TreeMap;

/// What was counted, whole numbers only. Keys are `outcome|first day|age|sex|region`, an age of −1
/// being everybody and of −2 not known; values are persons at risk, their days, events, population
/// and cases.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class IncidencePrevalenceCounts {

    static final int PERSONS = 0;
    static final int DAYS = 1;
    static final int EVENTS = 2;
    static final int POPULATION = 3;
    static final int CASES = 4;

    TreeMap<String, long[]> counts = new TreeMap<>();
    long people;

    /// Those of them who are ever in the population.
    long members;

    long contributing;
    int firstDay = Integer.MAX_VALUE;
    int lastDay = Integer.MIN_VALUE;

    void add(String key, int measure, long more) {
        counts.computeIfAbsent(key, _ -> new long[5])[measure] += more;
    }

    IncidencePrevalenceCounts merge(IncidencePrevalenceCounts other) {
        other.counts.forEach((key, more) -> {
            for (int measure = 0; measure < more.length; measure++) {
                add(key, measure, more[measure]);
            }
        });
        people += other.people;
        members += other.members;
        contributing += other.contributing;
        firstDay = Math.min(firstDay, other.firstDay);
        lastDay = Math.max(lastDay, other.lastDay);
        return this;
    }
}
