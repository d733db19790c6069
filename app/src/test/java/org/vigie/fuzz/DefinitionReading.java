package org.vigie.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
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
import tools.jackson.databind.json.JsonMapper;

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

    /// Definitions in Circe's JSON with all that it can say, and two as WebAPI hands them out: as
    /// an object and as a text in another.
    static List<String> generated() {
        var generator =
                new GeneratedDefinitions(new SplittableRandom(1), GeneratedPatients.CONCEPTS);
        var definitions = new ArrayList<String>();
        for (int d = 0; d < 24; d++) {
            definitions.add(generator.next());
        }
        definitions.add("{\"id\": 1, \"name\": \"a\", \"expression\": " + generator.next() + "}");
        definitions.add(
                "{\"expression\": "
                        + JsonMapper.shared().writeValueAsString(generator.next())
                        + ", \"expressionType\": \"SIMPLE_EXPRESSION\"}");
        return definitions;
    }
}
