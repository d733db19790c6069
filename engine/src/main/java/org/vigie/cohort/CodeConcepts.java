package org.vigie.cohort;

import org.vigie.timeline.Codes;

/// The OMOP concept of each code of a dictionary, or 0. The code of an era has the concept of the code it
/// is an era of.
final class CodeConcepts {

    /// What the codes of eras begin with.
    static final String ERA = "ERA/";

    private final Codes codes;
    private final long[] concepts;

    CodeConcepts(Codes codes) {
        this.codes = codes;
        concepts = new long[codes.size()];
        for (int id = 0; id < concepts.length; id++) {
            var text = codes.text(id);
            int base = text.startsWith(ERA) ? codes.id(text.substring(ERA.length())) : id;
            concepts[id] = codes.get(base < 0 ? id : base).concept();
        }
    }

    Codes codes() {
        return codes;
    }

    long of(int code) {
        return concepts[code];
    }

    int size() {
        return concepts.length;
    }
}
