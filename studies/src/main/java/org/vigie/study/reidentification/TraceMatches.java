package org.vigie.study.reidentification;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

/// How many people share each draw, by how much of it.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class TraceMatches {

    long[] people;

    TraceMatches() {
        this(0);
    }

    TraceMatches(int counts) {
        people = new long[counts];
    }

    TraceMatches merge(TraceMatches other) {
        for (int i = 0; i < people.length; i++) {
            people[i] += other.people[i];
        }
        return this;
    }
}
