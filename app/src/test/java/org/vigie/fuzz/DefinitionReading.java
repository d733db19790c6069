package org.vigie.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.vigie.cohort.DefinitionLanguage;
import org.vigie.cohort.circe.GeneratedDefinitions;
import org.vigie.cohort.evaluate.GeneratedPatients;
import org.vigie.cohort.files.CohortFiles;
import org.vigie.cohort.files.DefinitionFile;
import org.vigie.cohort.language.DefinitionWords;
import org.vigie.problem.InputProblem;

/// A definition in either language: read, put in words, bound to a vocabulary, and said in both
/// languages. In its own and in Vigie's it can always be said; what is written has been read again
/// and means the same, or there is a fault.
final class DefinitionReading {

    private DefinitionReading() {}

    static void read(Path file) throws Exception {
        var definition = DefinitionFile.read(file);
        definition.title();
        DefinitionWords.of(definition.definition(), _ -> Optional.empty(), _ -> "")
                .forEach(outline -> outline.lines(0));
        CohortFiles.one(1, file, GeneratedPatients.vocabulary());
        for (var language : List.of(DefinitionLanguage.YAML, DefinitionLanguage.CIRCE)) {
            say(definition, language);
        }
    }

    private static void say(DefinitionFile definition, DefinitionLanguage language) {
        try {
            definition.in(language);
        } catch (InputProblem e) {
            Contract.checkMessage(e.getMessage());
            if (language == definition.language()
                    || language == DefinitionLanguage.YAML
                    || e.getMessage().endsWith("it would mean something else")) {
                throw new ContractBroken("what was read cannot be said: " + e.getMessage(), e);
            }
        }
    }

    /// Definitions in Circe's JSON with all that it can say.
    static List<String> generated() {
        var generator =
                new GeneratedDefinitions(new SplittableRandom(1), GeneratedPatients.CONCEPTS);
        return java.util.stream.IntStream.range(0, 24).mapToObj(_ -> generator.next()).toList();
    }
}
