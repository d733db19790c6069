package org.vigie.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.cohort.circe.CirceReader;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.EventKind;
import org.vigie.timeline.CodeSet;
import org.vigie.vocabulary.Vocabulary;

/// A definition bound to a vocabulary: with it go the concepts that each of its sets holds, so that it
/// can be evaluated where the vocabulary is not.
@JsonPropertyOrder({"id", "circe", "concepts", "entry"})
public final class Cohort {

    private final int id;
    private final String circe;
    private final Map<Integer, ConceptIds> concepts;
    private final CohortDefinition definition;
    private final List<CodeSet> entry;

    private Cohort(int id, String circe, CohortDefinition definition, Map<Integer, ConceptIds> concepts,
            List<CodeSet> entry) {
        this.entry = List.copyOf(entry);
        this.id = id;
        this.circe = circe;
        this.definition = definition;
        this.concepts = new TreeMap<>(concepts);
    }

    @JsonCreator
    static Cohort of(@JsonProperty("id") int id, @JsonProperty("circe") String circe,
            @JsonProperty("concepts") Map<Integer, ConceptIds> concepts, @JsonProperty("entry") List<CodeSet> entry) {
        return new Cohort(id, circe, CirceReader.read(circe), concepts, entry);
    }

    /// Reads a definition and resolves its concept sets.
    ///
    /// @param circe the definition as Circe's JSON
    /// @throws org.vigie.cohort.definition.DefinitionProblem where it is not one
    public static Cohort of(int id, String circe, Vocabulary vocabulary) {
        var definition = CirceReader.read(circe);
        var codes = new HashMap<Integer, CodeSet>();
        definition.conceptSets().forEach((number, set) -> codes.put(number, vocabulary.resolve(set).codes()));
        var concepts = new HashMap<Integer, ConceptIds>();
        codes.forEach((number, set) -> concepts.put(number, ConceptIds.of(set.codes().stream()
                .mapToLong(code -> vocabulary.codes().get(vocabulary.codes().id(code)).concept()).toArray())));
        return new Cohort(id, circe, definition, concepts, entryCodes(definition, codes));
    }

    /// The codes one of which every member has, where there are such.
    private static List<CodeSet> entryCodes(CohortDefinition definition, Map<Integer, CodeSet> codes) {
        var entry = new HashSet<String>();
        for (var criterion : definition.entry().criteria()) {
            if (criterion.conceptSet().isEmpty() || criterion.kind() == EventKind.DEATH) {
                return List.of();
            }
            var era = criterion.kind().table().endsWith("_era") ? CodeConcepts.ERA : "";
            codes.get(criterion.conceptSet().getAsInt()).codes().forEach(code -> entry.add(era + code));
        }
        return List.of(CodeSet.of(entry));
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

    /// A set of codes such that only a person with a dated event of one of them can enter; none where
    /// anybody may.
    @JsonProperty("entry")
    List<CodeSet> entry() {
        return entry;
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
