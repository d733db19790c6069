package org.vigie.study.reidentification;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.TreeMap;

/// How many people have the same quasi-identifiers.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class EquivalenceClasses {

    TreeMap<String, Long> people = new TreeMap<>();

    void add(String same, long more) {
        people.merge(same, more, Long::sum);
    }

    EquivalenceClasses merge(EquivalenceClasses other) {
        other.people.forEach(this::add);
        return this;
    }

    /// For every size how many classes have it.
    TreeMap<Long, Long> sizes() {
        var sizes = new TreeMap<Long, Long>();
        people.values().forEach(size -> sizes.merge(size, 1L, Long::sum));
        return sizes;
    }
}
