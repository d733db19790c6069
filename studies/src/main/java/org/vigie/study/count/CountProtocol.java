package org.vigie.study.count;

import org.vigie.protocol.keys.Values;
import org.vigie.study.CommonKeys;
import org.vigie.vocabulary.ConceptSet;

/// What a count is asked to do; {@link CountKeys} says what each key means.
public record CountProtocol(Values values) {

    public String title() {
        return values.get(CommonKeys.TITLE).orElse("People with " + conceptSet().name());
    }

    public ConceptSet conceptSet() {
        return values.get(CountKeys.CONCEPT_SET);
    }

    public int firstYear() {
        return values.get(CountKeys.YEARS).getFirst();
    }

    public int lastYear() {
        return values.get(CountKeys.YEARS).getLast();
    }

    public int smallCells() {
        return values.get(CommonKeys.SMALL_CELLS);
    }
}
