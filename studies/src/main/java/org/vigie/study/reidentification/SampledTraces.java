package org.vigie.study.reidentification;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;
import java.util.TreeMap;

/// People drawn at random, each with what was drawn of their events.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class SampledTraces {

    long people;
    long dated;

    /// By the person's random place, the smallest first.
    TreeMap<Long, List<DatedCode>> events = new TreeMap<>();

    SampledTraces merge(SampledTraces other, int size) {
        people += other.people;
        dated += other.dated;
        events.putAll(other.events);
        trim(size);
        return this;
    }

    void trim(int size) {
        while (events.size() > size) {
            events.pollLastEntry();
        }
    }
}
