package org.vigie.study.incidence;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.TreeMap;
import org.vigie.study.Stratum;

/// What was counted, whole numbers only: persons at risk, their days, events, population and cases
/// by outcome, interval and who they are, ages together too.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class IncidencePrevalenceCounts {

    static final int PERSONS = 0;
    static final int DAYS = 1;
    static final int EVENTS = 2;
    static final int POPULATION = 3;
    static final int CASES = 4;

    TreeMap<Stratum, long[]> counts = new TreeMap<>();
    long people;

    /// Those of them who are ever in the population.
    long members;

    long contributing;
    int firstDay = Integer.MAX_VALUE;
    int lastDay = Integer.MIN_VALUE;

    void add(Stratum stratum, int measure, long more) {
        counts.computeIfAbsent(stratum, _ -> new long[5])[measure] += more;
    }

    IncidencePrevalenceCounts merge(IncidencePrevalenceCounts other) {
        other.counts.forEach((stratum, more) -> {
            for (int measure = 0; measure < more.length; measure++) {
                add(stratum, measure, more[measure]);
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
