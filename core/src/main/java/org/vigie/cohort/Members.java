package org.vigie.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The entries of one cohort, and how many people and events came to each step.
@JsonPropertyOrder({"entries", "people", "events"})
public final class Members {

    private long[] persons = new long[4];
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int size;
    private long[] people = new long[0];
    private long[] events = new long[0];

    public Members() {}

    @JsonCreator
    public Members(
            @JsonProperty("entries") List<CohortEntry> entries,
            @JsonProperty("people") long[] people,
            @JsonProperty("events") long[] events) {
        entries.forEach(entry -> add(entry.person(), entry.start(), entry.end()));
        this.people = people;
        this.events = events;
    }

    /// How many entries there are.
    public int size() {
        return size;
    }

    /// In order of person and start.
    @JsonProperty("entries")
    public List<CohortEntry> entries() {
        var entries = new ArrayList<CohortEntry>(size);
        for (int e = 0; e < size; e++) {
            entries.add(new CohortEntry(persons[e], starts[e], ends[e]));
        }
        entries.sort(CohortEntry.ORDER);
        return entries;
    }

    /// How many people came to each step, as far as anybody came.
    @JsonProperty("people")
    long[] people() {
        return people;
    }

    @JsonProperty("events")
    long[] events() {
        return events;
    }

    /// How many people came to a step.
    public long people(int step) {
        return step < people.length ? people[step] : 0;
    }

    /// How many events came to a step.
    public long events(int step) {
        return step < events.length ? events[step] : 0;
    }

    public void add(long person, int start, int end) {
        if (size == persons.length) {
            persons = Arrays.copyOf(persons, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        persons[size] = person;
        starts[size] = start;
        ends[size++] = end;
    }

    public void reached(int step, long count) {
        reached(step, 1, count);
    }

    private void reached(int step, long who, long what) {
        if (step >= people.length) {
            people = Arrays.copyOf(people, step + 1);
            events = Arrays.copyOf(events, step + 1);
        }
        people[step] += who;
        events[step] += what;
    }

    public void addAll(Members other) {
        for (int e = 0; e < other.size; e++) {
            add(other.persons[e], other.starts[e], other.ends[e]);
        }
        for (int step = 0; step < other.people.length; step++) {
            reached(step, other.people[step], other.events[step]);
        }
    }
}
