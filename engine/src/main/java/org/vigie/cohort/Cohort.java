package org.vigie.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.cohort.circe.CirceReader;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// A definition bound to a vocabulary: with it go the concepts that each of its sets holds, so that it
/// can be evaluated where the vocabulary is not.
@JsonPropertyOrder({"id", "circe", "concepts"})
public final class Cohort {

    private final int id;
    private final String circe;
    private final Map<Integer, ConceptIds> concepts;
    private final CohortDefinition definition;

    private Cohort(int id, String circe, CohortDefinition definition, Map<Integer, ConceptIds> concepts) {
        this.id = id;
        this.circe = circe;
        this.definition = definition;
        this.concepts = new TreeMap<>(concepts);
    }

    @JsonCreator
    static Cohort of(@JsonProperty("id") int id, @JsonProperty("circe") String circe,
            @JsonProperty("concepts") Map<Integer, ConceptIds> concepts) {
        return new Cohort(id, circe, CirceReader.read(circe), concepts);
    }

    /// Reads a definition and resolves its concept sets.
    ///
    /// @param circe the definition as Circe's JSON
    /// @throws org.vigie.cohort.definition.DefinitionProblem where it is not one
    public static Cohort of(int id, String circe, Vocabulary vocabulary) {
        var definition = CirceReader.read(circe);
        var concepts = new HashMap<Integer, ConceptIds>();
        definition.conceptSets().forEach((number, set) -> concepts.put(number, resolve(set, vocabulary)));
        return new Cohort(id, circe, definition, concepts);
    }

    private static ConceptIds resolve(ConceptSet set, Vocabulary vocabulary) {
        Codes codes = vocabulary.codes();
        return ConceptIds.of(vocabulary.resolve(set).codes().codes().stream()
                .mapToLong(code -> codes.get(codes.id(code)).concept()).toArray());
    }

    /// The number it goes by.
    @JsonProperty("id")
    public int id() {
        return id;
    }

    @JsonProperty("circe")
    String circe() {
        return circe;
    }

    /// What each of its concept sets holds.
    @JsonProperty("concepts")
    Map<Integer, ConceptIds> concepts() {
        return concepts;
    }

    public CohortDefinition definition() {
        return definition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cohort cohort && cohort.id == id && cohort.circe.equals(circe)
                && cohort.concepts.equals(concepts);
    }

    @Override
    public int hashCode() {
        return 31 * id + circe.hashCode();
    }
}
