package org.vigie.protocol.keys;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.vocabulary.ConceptSet;

/// What the values of a protocol refer to.
///
/// @param folder where files that it names are looked for
/// @param sets its concept sets by name
public record Reading(Path folder, Map<String, ConceptSet> sets) {

    /// The key below which a protocol has its concept sets.
    public static final String CONCEPT_SETS = "concept_sets";

    /// @param protocol the whole of it
    public static Reading of(YamlNode protocol, Path folder) {
        return new Reading(
                folder, protocol.get(CONCEPT_SETS).map(ConceptSetReader::read).orElse(Map.of()));
    }

    /// The file that a protocol names.
    ///
    /// @throws InputProblem where no file can be called so
    public Path file(YamlNode name) {
        try {
            return folder.resolve(name.text());
        } catch (InvalidPathException e) {
            throw name.problem("the name of a file");
        }
    }
}
