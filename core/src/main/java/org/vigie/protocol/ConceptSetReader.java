package org.vigie.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.vocabulary.ConceptSet;

/// Concept sets as a protocol writes them:
///
/// ```yaml
/// concept_sets:
///   bleeding:
///     - 192671                   # OMOP's concept id, with all that is under it
///     - ICD10/K92*               # every code that begins so, with all that is under them
///     - only ICD10/K25.0         # a code without what is under it
///     - not ICD10/K92.0          # taken out; 'not only' takes out the code alone
///     - mapped 4027663           # with every code that maps to one of these
///     - concept: 192671          # in full: concept, code or exact (a code that ends with a star)
///       descendants: true
///       mapped: false
///       exclude: false
/// ```
public final class ConceptSetReader {

    private static final Pattern LINE = Pattern.compile("(not )?(only )?(mapped )?(\\S.*)");
    private static final Set<String> WAYS = Set.of("concept", "code", "exact");

    private ConceptSetReader() {}

    public static Map<String, ConceptSet> read(YamlNode sets) {
        var read = new LinkedHashMap<String, ConceptSet>();
        sets.parts().forEach((name, lines) -> read.put(name, set(name, lines)));
        return read;
    }

    /// One set from its lines.
    public static ConceptSet set(String name, YamlNode lines) {
        var items = lines.entries().stream().map(ConceptSetReader::item).toList();
        if (items.isEmpty()) {
            throw lines.problem("at least one concept or code");
        }
        return new ConceptSet(name, items);
    }

    /// One line of a set.
    public static ConceptSet.Item item(YamlNode line) {
        if (line.isText()) {
            if (line.text().matches("(concept|code):.*")) {
                throw line.problem(
                        "a space after the colon: 'concept: 192671' or 'code: ICD10/K92*'");
            }
            return item(line.text())
                    .orElseThrow(() ->
                            line.problem("a concept or a code after 'not', 'only' or 'mapped'"));
        }
        line.onlyKnows(Set.of("concept", "code", "exact", "descendants", "mapped", "exclude"));
        if (WAYS.stream().filter(way -> line.get(way).isPresent()).count() != 1) {
            throw line.problem("either 'concept' (OMOP's concept id) or 'code' (vocabulary/code)");
        }
        return new ConceptSet.Item(
                reference(line),
                flag(line, "descendants", true),
                flag(line, "mapped", false),
                flag(line, "exclude", false));
    }

    private static ConceptSet.Reference reference(YamlNode line) {
        return line.get("concept")
                .<ConceptSet.Reference>map(concept -> new ConceptSet.Concept(concept.longNumber()))
                .or(() -> line.get("exact").map(code -> new ConceptSet.Text(code.text())))
                .orElseGet(() -> code(line.require("code", "vocabulary/code").text()));
    }

    private static boolean flag(YamlNode line, String name, boolean absent) {
        return line.get(name).map(YamlNode::yes).orElse(absent);
    }

    /// A line in short: words for how, then a concept or code.
    ///
    /// @return empty where nothing is named
    public static Optional<ConceptSet.Item> item(String text) {
        var line = LINE.matcher(text);
        if (!line.matches()
                || (text.matches("(not|only|mapped)( .*)?")
                        && line.group(4).matches("not|only|mapped"))) {
            return Optional.empty();
        }
        return Optional.of(
                new ConceptSet.Item(
                        named(line.group(4)),
                        line.group(2) == null,
                        line.group(3) != null,
                        line.group(1) != null));
    }

    private static ConceptSet.Reference named(String text) {
        return text.matches("\\d{1,18}")
                ? new ConceptSet.Concept(Long.parseLong(text))
                : code(text);
    }

    private static ConceptSet.Reference code(String text) {
        return text.endsWith("*")
                ? new ConceptSet.Prefix(text.substring(0, text.length() - 1))
                : new ConceptSet.Text(text);
    }

    /// The set of a name that a protocol refers to.
    ///
    /// @throws InputProblem where no set has that name
    public static ConceptSet named(YamlNode reference, Map<String, ConceptSet> sets) {
        var set = sets.get(reference.text());
        if (set == null) {
            throw reference.problem(
                    "the name of a concept set; there are "
                            + (sets.isEmpty()
                                    ? "none"
                                    : String.join(", ", List.copyOf(sets.keySet()))));
        }
        return set;
    }
}
