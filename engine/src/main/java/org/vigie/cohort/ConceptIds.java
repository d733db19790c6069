package org.vigie.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.LongStream;

/// A set of OMOP concepts.
public final class ConceptIds {

    private final long[] sorted;

    private ConceptIds(long[] sorted) {
        this.sorted = sorted;
    }

    @JsonCreator
    public static ConceptIds of(long... concepts) {
        return new ConceptIds(LongStream.of(concepts).sorted().distinct().toArray());
    }

    public boolean contains(long concept) {
        return Arrays.binarySearch(sorted, concept) >= 0;
    }

    /// Ascending.
    @JsonValue
    public long[] all() {
        return sorted.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConceptIds ids && Arrays.equals(ids.sorted, sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
