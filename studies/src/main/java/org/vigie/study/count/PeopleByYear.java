package org.vigie.study.count;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.BitSet;

/// How many people were observed, and how many had a record, in each year from the first on; the
/// place after the last year is of people with any of the years.
public final class PeopleByYear {

    @JsonProperty private long everybody;
    @JsonProperty private final long[] observed;
    @JsonProperty private final long[] recorded;

    PeopleByYear(int years) {
        this(0, new long[years + 1], new long[years + 1]);
    }

    @JsonCreator
    PeopleByYear(
            @JsonProperty("everybody") long everybody,
            @JsonProperty("observed") long[] observed,
            @JsonProperty("recorded") long[] recorded) {
        this.everybody = everybody;
        this.observed = observed;
        this.recorded = recorded;
    }

    /// Counts one person.
    ///
    /// @param in years in which the person was observed, from 0
    /// @param with years in which there was a record
    void add(BitSet in, BitSet with) {
        everybody++;
        count(observed, in);
        count(recorded, with);
    }

    private static void count(long[] people, BitSet years) {
        years.stream().forEach(year -> people[year]++);
        people[people.length - 1] += years.isEmpty() ? 0 : 1;
    }

    long everybody() {
        return everybody;
    }

    int years() {
        return observed.length - 1;
    }

    /// @param year from 0; the number of years for people with any
    long observed(int year) {
        return observed[year];
    }

    long recorded(int year) {
        return recorded[year];
    }

    PeopleByYear merge(PeopleByYear right) {
        everybody += right.everybody;
        for (int year = 0; year < observed.length; year++) {
            observed[year] += right.observed[year];
            recorded[year] += right.recorded[year];
        }
        return this;
    }
}
