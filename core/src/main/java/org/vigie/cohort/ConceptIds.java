package org.vigie.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// A set of OMOP concepts.
public final class ConceptIds {

    private final long[] sorted;

    private ConceptIds(long[] sorted) {
        this.sorted = sorted;
    }

    public static ConceptIds of(long... concepts) {
        var sorted = concepts.clone();
        Arrays.sort(sorted);
        int different = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[different++] = sorted[i];
            }
        }
        return new ConceptIds(Arrays.copyOf(sorted, different));
    }

    /// Jackson cannot make use of an array of numbers here.
    @JsonCreator
    static ConceptIds of(List<Long> concepts) {
        return of(concepts.stream().mapToLong(Long::longValue).toArray());
    }

    /// The same without 0, which stands for no concept.
    ConceptIds withoutNone() {
        return contains(0)
                ? new ConceptIds(LongStream.of(sorted).filter(concept -> concept != 0).toArray())
                : this;
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
