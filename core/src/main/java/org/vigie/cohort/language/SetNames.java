package org.vigie.cohort.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.vocabulary.ConceptSet;

/// The concept sets of a definition while it is read. They are numbered from 0 as they are written;
/// a concept or code that stands where a set's name is asked for is a set of its own after them.
final class SetNames {

    /// Stands where a set's name could, for every event of a kind.
    static final String ANY = "any";

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, ConceptSet> sets = new LinkedHashMap<>();

    void read(YamlNode written) {
        written.parts()
                .forEach((name, lines) -> {
                    if (name.equals(ANY)) {
                        throw lines.problem("another name: 'any' stands for every event of a kind");
                    }
                    add(name, lines.entries().stream().map(ConceptSetReader::item).toList());
                });
    }

    private int add(String name, List<ConceptSet.Item> items) {
        int number = numbers.size();
        numbers.put(name, number);
        sets.put(number, new ConceptSet(name, items));
        return number;
    }

    Map<Integer, ConceptSet> sets() {
        return sets;
    }

    /// The number of the set that is named here, or of the concepts and codes that are.
    int number(YamlNode reference) {
        if (reference.isList()) {
            var items = reference.entries();
            if (items.isEmpty()) {
                throw reference.problem("at least one concept or code");
            }
            var name = items.stream().map(YamlNode::text).collect(Collectors.joining(", "));
            return numbers.containsKey(name)
                    ? numbers.get(name)
                    : add(name, items.stream().map(ConceptSetReader::item).toList());
        }
        var name = reference.text();
        if (numbers.containsKey(name)) {
            return numbers.get(name);
        }
        if (!name.contains("/") && !name.matches("\\d+")) {
            throw reference.problem(
                    """
                    the name of a concept set, a code such as ICD10/C34* or an OMOP \
                    concept id; there are %s\
                    """
                            .formatted(
                                    numbers.isEmpty()
                                            ? "no sets"
                                            : "the sets " + String.join(", ", numbers.keySet())));
        }
        return add(name, List.of(ConceptSetReader.item(reference)));
    }
}
