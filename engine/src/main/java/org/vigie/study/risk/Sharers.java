package org.vigie.study.risk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

/// How many people share each draw, by how much of it.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class Sharers {

    long[] people;

    Sharers() {
        this(0);
    }

    Sharers(int counts) {
        people = new long[counts];
    }

    Sharers merge(Sharers other) {
        for (int i = 0; i < people.length; i++) {
            people[i] += other.people[i];
        }
        return this;
    }
}
