package org.vigie.study;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.vocabulary.ConceptSet;

/// Whom a protocol means, in one of three ways:
///
/// ```yaml
/// outcome: bleeding                                     # a concept set of the protocol
/// outcome: {cohort: cohort.parquet, cohort_definition_id: 12}   # a file of cohort entries
/// outcome: {definition: stroke.yaml}                    # a definition, evaluated over the store
/// ```
public final class CohortSourceReader {

    /// What there is to say, for messages.
    public static final String NEEDS =
            "the name of a concept set, 'cohort: FILE.csv' or 'definition: FILE.yaml'";

    private CohortSourceReader() {}

    /// @param sets the concept sets of the protocol
    /// @param folder where files that it names are looked for
    public static CohortSource read(YamlNode node, Map<String, ConceptSet> sets, Path folder) {
        if (node.isText()) {
            return new CohortSource.Recorded(ConceptSetReader.named(node, sets));
        }
        node.onlyKnows(Set.of("cohort", "cohort_definition_id", "definition"));
        if (node.get("cohort").isPresent() == node.get("definition").isPresent()) {
            throw node.problem(
                    "either 'cohort' (a file of entries) or 'definition' (a file in Vigie's YAML or Circe's JSON)");
        }
        if (node.get("definition").isPresent()) {
            node.get("cohort_definition_id")
                    .ifPresent(id -> {
                        throw id.problem(
                                "'cohort: FILE', which it chooses from; a definition is one cohort");
                    });
            return new CohortSource.Defined(
                    folder.resolve(node.require("definition", "a file").text()));
        }
        return new CohortSource.Listed(
                folder.resolve(node.require("cohort", "a CSV or Parquet file").text()),
                node.get("cohort_definition_id")
                        .map(id -> OptionalInt.of(id.number(0, Integer.MAX_VALUE)))
                        .orElse(OptionalInt.empty()));
    }
}
