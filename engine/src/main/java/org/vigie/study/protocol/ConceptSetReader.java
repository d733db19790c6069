package org.vigie.study.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.vocabulary.ConceptSet;

/// Concept sets as a protocol writes them:
///
/// ```yaml
/// concept_sets:
///   bleeding:
///     - concept: 192671          # OMOP's concept id, with all that is under it
///     - code: ICD10/K92*         # a code, or every code that begins so
///     - code: ICD10/K92.0
///       exclude: true
/// ```
public final class ConceptSetReader {

    private ConceptSetReader() {
    }

    public static Map<String, ConceptSet> read(Said sets) {
        var read = new LinkedHashMap<String, ConceptSet>();
        sets.parts().forEach((name, lines) -> read.put(name, set(name, lines)));
        return read;
    }

    /// One set from its lines.
    public static ConceptSet set(String name, Said lines) {
        var items = lines.entries().stream().map(ConceptSetReader::item).toList();
        if (items.isEmpty()) {
            throw lines.fault("at least one concept or code");
        }
        return new ConceptSet(name, items);
    }

    private static ConceptSet.Item item(Said line) {
        if (line.isText()) {
            if (line.text().matches("(concept|code):.*")) {
                throw line.fault("a space after the colon: 'concept: 192671' or 'code: ICD10/K92*'");
            }
            return new ConceptSet.Item(code(line.text()), true, false);
        }
        line.onlyKnows(Set.of("concept", "code", "descendants", "exclude"));
        if (line.part("concept").isPresent() == line.part("code").isPresent()) {
            throw line.fault("either 'concept' (OMOP's concept id) or 'code' (vocabulary/code)");
        }
        var reference = line.part("concept")
                .<ConceptSet.Reference>map(concept -> new ConceptSet.Concept(concept.longNumber()))
                .orElseGet(() -> code(line.need("code", "vocabulary/code").text()));
        return new ConceptSet.Item(reference, line.part("descendants").map(Said::yes).orElse(true),
                line.part("exclude").map(Said::yes).orElse(false));
    }

    private static ConceptSet.Reference code(String text) {
        return text.endsWith("*") ? new ConceptSet.Prefix(text.substring(0, text.length() - 1))
                : new ConceptSet.Text(text);
    }

    /// The set of a name that a protocol refers to.
    ///
    /// @throws ProtocolProblem where no set has that name
    public static ConceptSet named(Said reference, Map<String, ConceptSet> sets) {
        var set = sets.get(reference.text());
        if (set == null) {
            throw reference.fault("the name of a concept set; there are " + (sets.isEmpty() ? "none"
                    : String.join(", ", List.copyOf(sets.keySet()))));
        }
        return set;
    }
}
