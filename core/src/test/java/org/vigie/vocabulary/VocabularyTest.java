package org.vigie.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vigie.timeline.Codes;

class VocabularyTest {

    private static ConceptSet set(String name, String start) {
        return new ConceptSet(
                name, List.of(new ConceptSet.Item(new ConceptSet.Prefix(start), false, false)));
    }

    /// A question and the protocol that it leaves behind have the same codes of the same set.
    @Test
    void aSetIsFoundOnceAndAnotherIsAnother() {
        var codes = Codes.ofTexts(List.of("ICD10/C34", "ICD10/C349", "ICD10/J00"));
        var vocabulary = new Vocabulary(codes, Hierarchy.flat(codes));
        var lung = vocabulary.resolve(set("lung", "ICD10/C34"));
        assertEquals(Set.of("ICD10/C34", "ICD10/C349"), Set.copyOf(lung.codes().codes()));
        assertSame(lung, vocabulary.resolve(set("lung", "ICD10/C34")));
        var other = vocabulary.resolve(set("lung", "ICD10/J"));
        assertNotSame(lung, other);
        assertEquals(Set.of("ICD10/J00"), Set.copyOf(other.codes().codes()));
        var none = set("none", "ICD10/X");
        assertEquals(none.items(), vocabulary.resolve(none).unknown());
    }
}
