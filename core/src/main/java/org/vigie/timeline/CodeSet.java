package org.vigie.timeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The codes a question names, by text, so that it means the same in every store.
///
/// To ask of an event whether it is one of them, take the {@link #in(Codes)} mask once for a person
/// and look the event's id up in it.
public final class CodeSet {

    private final List<String> codes;
    private volatile @Nullable Mask last;

    private record Mask(Codes codes, boolean[] member) {}

    private CodeSet(List<String> codes) {
        this.codes = codes;
    }

    @JsonCreator
    public static CodeSet of(Collection<String> codes) {
        return new CodeSet(List.copyOf(new TreeSet<>(codes)));
    }

    public static CodeSet of(String... codes) {
        return of(List.of(codes));
    }

    /// The codes' texts, sorted.
    @JsonValue
    public List<String> codes() {
        return codes;
    }

    public boolean isEmpty() {
        return codes.isEmpty();
    }

    /// For each id of a dictionary whether it is in the set. Repeated calls with the same
    /// dictionary cost nothing.
    public boolean[] in(Codes dictionary) {
        var mask = last;
        if (mask == null || mask.codes != dictionary) {
            var member = new boolean[dictionary.size()];
            for (var code : codes) {
                int id = dictionary.id(code);
                if (id >= 0) {
                    member[id] = true;
                }
            }
            mask = new Mask(dictionary, member);
            last = mask;
        }
        return mask.member;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeSet set && set.codes.equals(codes);
    }

    @Override
    public int hashCode() {
        return codes.hashCode();
    }

    @Override
    public String toString() {
        return codes.toString();
    }
}
