package org.vigie.cohort;

import java.util.stream.LongStream;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;

/// The OMOP concept of each code of a dictionary, or 0. The code of an era has the concept of the
/// code it is an era of.
public final class CodeConcepts {

    /// What the codes of eras begin with.
    static final String ERA = "ERA/";

    private final Codes codes;
    private final long[] concepts;
    private final long[] members;

    public CodeConcepts(Codes codes) {
        this.codes = codes;
        concepts = new long[codes.size()];
        members = new long[codes.size()];
        for (int id = 0; id < concepts.length; id++) {
            var text = codes.text(id);
            int base = text.startsWith(ERA) ? codes.id(text.substring(ERA.length())) : id;
            int named = base < 0 ? id : base;
            concepts[id] = codes.get(named).concept();
            members[id] = concepts[id] == 0 ? local(named) : concepts[id];
        }
    }

    public Codes codes() {
        return codes;
    }

    public long of(int code) {
        return concepts[code];
    }

    /// By what a code is in a concept set: its concept, or where it has none a number below 0 of
    /// its own.
    public long member(int code) {
        return members[code];
    }

    /// The numbers of codes that have no concept; none for those that are not here.
    LongStream local(CodeSet set) {
        return set.codes().stream()
                .mapToInt(codes::id)
                .filter(id -> id >= 0)
                .mapToLong(CodeConcepts::local);
    }

    private static long local(int code) {
        return -1L - code;
    }

    public int size() {
        return concepts.length;
    }
}
