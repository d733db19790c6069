package org.vigie.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.EventKind;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;
import org.vigie.vocabulary.Vocabulary;

/// A definition bound to a vocabulary: with it go the concepts that each of its sets holds, so that
/// it can be evaluated where the vocabulary is not.
@JsonPropertyOrder({"id", "language", "text", "concepts", "local", "entry"})
public final class Cohort {

    private static final Path NAMELESS = Path.of("cohort.yaml");

    private final int id;
    private final DefinitionLanguage language;
    private final String text;
    private final Map<Integer, ConceptIds> concepts;
    private final Map<Integer, CodeSet> local;
    private final CohortDefinition definition;
    private final Supplier<List<CodeSet>> entry;

    /// @param entry worked out when it is asked for: many cohorts together never ask
    private Cohort(
            int id,
            DefinitionLanguage language,
            String text,
            CohortDefinition definition,
            Map<Integer, ConceptIds> concepts,
            Map<Integer, CodeSet> local,
            Supplier<List<CodeSet>> entry) {
        this.entry = entry;
        this.id = id;
        this.language = language;
        this.text = text;
        this.definition = definition;
        this.concepts = new TreeMap<>(concepts);
        this.local = new TreeMap<>(local);
    }

    @JsonCreator
    public static Cohort of(
            @JsonProperty("id") int id,
            @JsonProperty("language") DefinitionLanguage language,
            @JsonProperty("text") String text,
            @JsonProperty("concepts") Map<Integer, ConceptIds> concepts,
            @JsonProperty("local") Map<Integer, CodeSet> local,
            @JsonProperty("entry") List<CodeSet> entry) {
        return new Cohort(
                id, language, text, language.read(text, NAMELESS), concepts, local, () -> entry);
    }

    /// Reads a definition in Circe's JSON and resolves its concept sets.
    ///
    /// @throws org.vigie.cohort.definition.DefinitionProblem where it is not one
    public static Cohort of(int id, String circe, Vocabulary vocabulary) {
        return of(id, DefinitionLanguage.CIRCE, circe, NAMELESS, vocabulary);
    }

    /// Reads a definition and resolves its concept sets.
    ///
    /// @param file the name used in messages
    /// @throws org.vigie.cohort.definition.DefinitionProblem where it is not one in Circe's JSON
    /// @throws org.vigie.problem.InputProblem where it is not one in Vigie's language
    public static Cohort of(
            int id, DefinitionLanguage language, String text, Path file, Vocabulary vocabulary) {
        return of(id, language, text, language.read(text, file), vocabulary);
    }

    /// Resolves the concept sets of a definition that has been read from a text.
    public static Cohort of(
            int id,
            DefinitionLanguage language,
            String text,
            CohortDefinition definition,
            Vocabulary vocabulary) {
        var codes = vocabulary.codes();
        var members = new HashMap<Integer, BitSet>();
        var concepts = new HashMap<Integer, ConceptIds>();
        var local = new HashMap<Integer, CodeSet>();
        definition
                .conceptSets()
                .forEach((number, set) -> {
                    var ids = vocabulary.ids(set);
                    var all =
                            ConceptIds.of(
                                    ids.stream()
                                            .mapToLong(code -> codes.get(code).concept())
                                            .toArray());
                    members.put(number, ids);
                    concepts.put(number, all.withoutNone());
                    if (all.contains(0)) {
                        local.put(
                                number,
                                texts(
                                        ids.stream().filter(code -> codes.get(code).concept() == 0),
                                        codes));
                    }
                });
        return new Cohort(
                id,
                language,
                text,
                definition,
                concepts,
                local,
                () ->
                        entryCodes(
                                definition,
                                number -> texts(known(members, number).stream(), codes)));
    }

    /// A definition that was read names no set that it does not have.
    private static <T> T known(Map<Integer, T> sets, int number) {
        return Objects.requireNonNull(sets.get(number));
    }

    private static CodeSet texts(IntStream ids, Codes codes) {
        return CodeSet.of(ids.mapToObj(codes::text).toList());
    }

    /// The codes one of which every member has, where there are such.
    ///
    /// @param codes those of a concept set by its number
    private static List<CodeSet> entryCodes(
            CohortDefinition definition, IntFunction<CodeSet> codes) {
        var entry = new HashSet<String>();
        for (var criterion : definition.entry().criteria()) {
            if (criterion.conceptSet().isEmpty() || criterion.kind() == EventKind.DEATH) {
                return List.of();
            }
            var era = criterion.kind().table().endsWith("_era") ? CodeConcepts.ERA : "";
            codes.apply(criterion.conceptSet().getAsInt())
                    .codes()
                    .forEach(code -> entry.add(era + code));
        }
        return List.of(CodeSet.of(entry));
    }

    /// The number it goes by.
    @JsonProperty("id")
    public int id() {
        return id;
    }

    @JsonProperty("language")
    DefinitionLanguage language() {
        return language;
    }

    /// The definition as it was written.
    @JsonProperty("text")
    public String text() {
        return text;
    }

    /// The OMOP concepts of each of its concept sets.
    @JsonProperty("concepts")
    public Map<Integer, ConceptIds> concepts() {
        return concepts;
    }

    /// The codes without an OMOP concept of those sets that have such.
    @JsonProperty("local")
    Map<Integer, CodeSet> local() {
        return local;
    }

    /// What each of its concept sets holds, for people whose events carry ids of a dictionary:
    /// codes without a concept stand there by their own.
    public Map<Integer, ConceptIds> concepts(CodeConcepts codes) {
        var all = new TreeMap<>(concepts);
        local.forEach((number, set) ->
                all.put(
                        number,
                        ConceptIds.of(
                                LongStream.concat(
                                                LongStream.of(known(concepts, number).all()),
                                                codes.local(set))
                                        .toArray())));
        return all;
    }

    /// A set of codes such that only a person with a dated event of one of them can enter; none
    /// where anybody may.
    @JsonProperty("entry")
    public List<CodeSet> entry() {
        return entry.get();
    }

    /// Whether every entry event is asked for by codes of which the store has none.
    public boolean entryIsUnknown() {
        return definition.entry().criteria().stream()
                .allMatch(criterion -> {
                    var set = criterion.conceptSet();
                    return set.isPresent()
                            && known(concepts, set.getAsInt()).all().length == 0
                            && !local.containsKey(set.getAsInt());
                });
    }

    public CohortDefinition definition() {
        return definition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cohort cohort
                && cohort.id == id
                && cohort.language == language
                && cohort.text.equals(text)
                && cohort.concepts.equals(concepts)
                && cohort.local.equals(local);
    }

    @Override
    public int hashCode() {
        return 31 * id + text.hashCode();
    }
}
