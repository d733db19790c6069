package org.vigie.study.characterisation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Map;
import java.util.TreeMap;

/// What was counted. Years are texts, `undated` for events without a time.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class StoreContents {

    long people;
    long observed;
    long withoutEvents;
    long deaths;
    long observedDays;
    TreeMap<String, Long> sexes = new TreeMap<>();
    TreeMap<String, Long> sites = new TreeMap<>();
    TreeMap<String, Long> eventsByYear = new TreeMap<>();

    void count(Map<String, Long> counts, String key, long more) {
        counts.merge(key, more, Long::sum);
    }

    StoreContents merge(StoreContents other) {
        people += other.people;
        observed += other.observed;
        withoutEvents += other.withoutEvents;
        deaths += other.deaths;
        observedDays += other.observedDays;
        other.sexes.forEach((key, more) -> count(sexes, key, more));
        other.sites.forEach((key, more) -> count(sites, key, more));
        other.eventsByYear.forEach((key, more) -> count(eventsByYear, key, more));
        return this;
    }

    public long people() {
        return people;
    }

    /// People with an observation period.
    public long observed() {
        return observed;
    }

    public long withoutEvents() {
        return withoutEvents;
    }

    public long deaths() {
        return deaths;
    }

    /// Days of observation of everybody together.
    public long observedDays() {
        return observedDays;
    }

    public Map<String, Long> sexes() {
        return sexes;
    }

    public Map<String, Long> sites() {
        return sites;
    }

    public Map<String, Long> eventsByYear() {
        return eventsByYear;
    }
}
